package org.inion.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this machine. Constants, because the compiler turns vector operations into single
 * instructions only where it knows their size. Every room uses these alone: the compiler loses that
 * knowledge in a JVM that meets float vectors of two sizes, and a filter then takes three times as
 * long.
 */
public final class Species {
  /** 512, 256 or 128 bits: what the CPU prefers, or what the system property says. */
  public static final VectorSpecies<Float> FLOATS =
      choose(Integer.getInteger("inion.vector.bits", 0));

  /** Lanes of a vector: a row of a plane is one, two or four of them. */
  public static final int LANES = FLOATS.length();

  private Species() {}

  private static VectorSpecies<Float> choose(int bits) {
    int preferred = bits > 0 ? bits : FloatVector.SPECIES_PREFERRED.vectorBitSize();
    if (preferred >= 512) {
      return FloatVector.SPECIES_512;
    }
    return preferred == 256 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
  }
}
