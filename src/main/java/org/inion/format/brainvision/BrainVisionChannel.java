package org.inion.format.brainvision;

import org.inion.format.PhysicalUnit;

/**
 * A channel as the header describes it.
 *
 * @param name with its commas
 * @param reference name of the reference channel; empty where none is named
 * @param resolution of one count, in {@code unit}; finite and other than 0
 * @param unit as the header spells it; {@code µV} where it tells none
 */
record BrainVisionChannel(String name, String reference, double resolution, String unit) {

  /** The unit that is read. */
  PhysicalUnit physicalUnit() {
    return PhysicalUnit.of(unit);
  }

  /** From a count to the unit that is read. */
  double gain() {
    return resolution * physicalUnit().factor();
  }
}
