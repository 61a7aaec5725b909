package org.inion.format.edf;

import org.inion.format.PhysicalUnit;

/**
 * From digital to physical values, in float64 and in this order: {@code ((digital - digitalMin) *
 * gain + physicalMin) * factor}.
 *
 * @param gain physical units a digital step
 * @param factor from the header's unit to the one that is read
 */
public record Calibration(double digitalMin, double gain, double physicalMin, double factor) {

  static Calibration of(EdfSignal signal) {
    return new Calibration(
        signal.digitalMin(),
        signal.gain(),
        signal.physicalMin(),
        PhysicalUnit.of(signal.unit()).factor());
  }

  double physical(int digital) {
    return ((digital - digitalMin) * gain + physicalMin) * factor;
  }

  /** The digital value nearest to a physical one; not limited to what a sample can hold. */
  double digital(double physical) {
    return Math.rint((physical / factor - physicalMin) / gain + digitalMin);
  }
}
