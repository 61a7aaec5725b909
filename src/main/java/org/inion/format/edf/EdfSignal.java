package org.inion.format.edf;

import java.io.Serializable;
import java.util.Objects;

/**
 * One signal as the header describes it.
 *
 * <p>A physical maximum below the physical minimum is legal: it tells of a negative amplifier gain.
 *
 * @param label as in the header, without the spaces around it
 * @param unit as in the header ("physical dimension")
 * @param physicalMin in {@code unit}, the value that {@code digitalMin} stands for
 * @param physicalMax in {@code unit}, the value that {@code digitalMax} stands for
 * @param samplesPerRecord in each data record
 */
public record EdfSignal(
    String label,
    String unit,
    double physicalMin,
    double physicalMax,
    int digitalMin,
    int digitalMax,
    int samplesPerRecord)
    implements Serializable {

  /**
   * <b>Throws</b> IllegalArgumentException when a range has no extent or a rate is not positive.
   * <b>Source</b>: EDF+ 2.1.3, items 5 and 6.
   */
  public EdfSignal {
    Objects.requireNonNull(label);
    Objects.requireNonNull(unit);
    if (isAnnotation(label)) {
      require(samplesPerRecord >= 0, SignalField.SAMPLES, ">= 0", samplesPerRecord);
    } else {
      require(samplesPerRecord > 0, SignalField.SAMPLES, "> 0", samplesPerRecord);
      require(
          digitalMax > digitalMin,
          SignalField.DIGITAL_MAX,
          "> digital minimum " + digitalMin,
          digitalMax);
      require(Double.isFinite(physicalMin), SignalField.PHYSICAL_MIN, "finite", physicalMin);
      require(
          Double.isFinite(physicalMax) && physicalMax != physicalMin,
          SignalField.PHYSICAL_MAX,
          "finite and other than physical minimum " + physicalMin,
          physicalMax);
    }
  }

  /** A signal that uses every value that a sample of the variant can hold. */
  public static EdfSignal fullRange(
      EdfVariant variant,
      String label,
      String unit,
      double physicalMin,
      double physicalMax,
      int samplesPerRecord) {
    return new EdfSignal(
        label,
        unit,
        physicalMin,
        physicalMax,
        variant.smallestDigital(),
        variant.largestDigital(),
        samplesPerRecord);
  }

  /** A signal that holds annotations instead of samples. */
  static EdfSignal annotations(String label, int samplesPerRecord) {
    return new EdfSignal(label, "", -1, 1, -32768, 32767, samplesPerRecord);
  }

  /** Whether it holds annotations instead of samples; its ranges mean nothing then. */
  public boolean isAnnotation() {
    return isAnnotation(label);
  }

  /** Physical units a digital step. */
  public double gain() {
    return (physicalMax - physicalMin) / (digitalMax - digitalMin);
  }

  static boolean isAnnotation(String label) {
    return label.equals(EdfVariant.EDF_C.annotationLabel())
        || label.equals(EdfVariant.BDF_C.annotationLabel());
  }

  private static void require(boolean holds, SignalField field, String rule, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(field.title() + " must be " + rule + ", but was " + value);
    }
  }
}
