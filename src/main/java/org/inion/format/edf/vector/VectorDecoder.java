package org.inion.format.edf.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.I2D;
import static jdk.incubator.vector.VectorOperators.S2I;
import static org.inion.engine.vector.Species.FLOATS;
import static org.inion.engine.vector.Species.LANES;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.inion.format.edf.Calibration;
import org.inion.format.edf.Decoder;
import org.inion.format.edf.PlainDecoder;

/**
 * Samples as numbers with vector instructions: as many at once as float64 fit into a vector, which
 * is half as many as floats do. A whole vector of floats is stored nevertheless; the next one
 * writes over its empty half. What is left at the end is plain Java's.
 */
public final class VectorDecoder implements Decoder {
  private static final VectorShape HALF = VectorShape.forBitSize(halfBits());
  private static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, HALF);
  private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, HALF);
  private static final VectorSpecies<Double> DOUBLES =
      VectorSpecies.of(double.class, FLOATS.vectorShape());
  private static final int STEP = LANES / 2;

  /** Three bytes to the upper three of four, from a load that begins one byte early. */
  private static final VectorShuffle<Byte> SPREAD =
      VectorShuffle.fromOp(BYTES, i -> 3 * (i / 4) + i % 4);

  private final PlainDecoder plain = new PlainDecoder();

  private static int halfBits() {
    if (LANES < 8) {
      throw new UnsupportedOperationException("Four float64 at once need vectors of 256 bits");
    }
    return FLOATS.vectorBitSize() / 2;
  }

  @Override
  public void decode16(
      byte[] from, int at, int samples, Calibration calibration, float[] target, int offset) {
    int done = 0;
    for (; done + LANES <= samples; done += STEP) {
      ByteVector bytes = ByteVector.fromArray(BYTES, from, at + 2 * done);
      Vector<Integer> digital = bytes.reinterpretAsShorts().convertShape(S2I, INTS, 0);
      physical(digital, calibration).intoArray(target, offset + done);
    }
    plain.decode16(from, at + 2 * done, samples - done, calibration, target, offset + done);
  }

  @Override
  public void decode24(
      byte[] from, int at, int samples, Calibration calibration, float[] target, int offset) {
    int done = 0;
    for (; done + LANES <= samples; done += STEP) {
      ByteVector bytes = ByteVector.fromArray(BYTES, from, at + 3 * done - 1);
      IntVector digital = bytes.rearrange(SPREAD).reinterpretAsInts().lanewise(ASHR, 8);
      physical(digital, calibration).intoArray(target, offset + done);
    }
    plain.decode24(from, at + 3 * done, samples - done, calibration, target, offset + done);
  }

  private static FloatVector physical(Vector<Integer> digital, Calibration calibration) {
    DoubleVector values = (DoubleVector) digital.convertShape(I2D, DOUBLES, 0);
    DoubleVector physical =
        values
            .sub(calibration.digitalMin())
            .mul(calibration.gain())
            .add(calibration.physicalMin())
            .mul(calibration.factor());
    return (FloatVector) physical.convertShape(D2F, FLOATS, 0);
  }
}
