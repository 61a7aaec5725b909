package org.inion.simulate;

import java.io.Serializable;
import org.inion.simulate.wave.Noise;

/**
 * How a trait comes about. On the scale of a sum, or of the logarithm for a product, it is {@code
 * base + doublings · log2(age / 10) + sex · (±1/2) + externalizing · factor + spread · N(0, 1)}.
 *
 * @param scale on which the effects are sums
 * @param base at 10 years; for a product its logarithm
 * @param perDoubling of age
 * @param femaleMinusMale difference
 * @param perExternalizing for one unit of the factor
 * @param spread standard deviation among people with the same labels
 */
record TraitRule(
    Trait.Scale scale,
    double base,
    double perDoubling,
    double femaleMinusMale,
    double perExternalizing,
    double spread)
    implements Serializable {

  /** The same without any effect of a label. */
  TraitRule withoutEffects() {
    return new TraitRule(scale, base, 0, 0, 0, spread);
  }

  /** The trait of a person. */
  double of(Person person, Noise own) {
    double value =
        base
            + perDoubling * person.doublingsOfAge()
            + femaleMinusMale * person.sexContrast()
            + perExternalizing * person.externalizing()
            + spread * own.gaussian();
    return scale == Trait.Scale.SUM ? value : StrictMath.exp(value);
  }

  /** The value of a person at 10 years with average labels. */
  double typical() {
    return scale == Trait.Scale.SUM ? base : StrictMath.exp(base);
  }
}
