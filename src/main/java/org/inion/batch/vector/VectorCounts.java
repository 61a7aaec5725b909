package org.inion.batch.vector;

import static jdk.incubator.vector.VectorOperators.S2F;
import static org.inion.engine.vector.Species.FLOATS;
import static org.inion.engine.vector.Species.LANES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.inion.batch.CountDecoder;

/** Counts to µV, as many at once as floats fit into a vector; the rest one by one. */
public final class VectorCounts implements CountDecoder {
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, VectorShape.forBitSize(LANES * Short.SIZE));

  @Override
  public void decode(
      ByteBuffer from, int fromByte, int samples, float scale, ByteBuffer to, int toByte) {
    int done = 0;
    for (; done + LANES <= samples; done += LANES) {
      ShortVector counts =
          ShortVector.fromByteBuffer(
              SHORTS, from, fromByte + Short.BYTES * done, ByteOrder.LITTLE_ENDIAN);
      FloatVector values = (FloatVector) counts.convertShape(S2F, FLOATS, 0);
      values.mul(scale).intoByteBuffer(to, toByte + Float.BYTES * done, ByteOrder.LITTLE_ENDIAN);
    }
    for (; done < samples; done++) {
      to.putFloat(
          toByte + Float.BYTES * done, from.getShort(fromByte + Short.BYTES * done) * scale);
    }
  }
}
