package org.inion.model.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Parameters and buffers of a network as the flat vectors that its script takes. */
public final class FlatVector {
  private FlatVector() {}

  /**
   * What the parameters hold before training. Each draws from its own random numbers, made of the
   * seed and its name, so that a layer more or less does not change the others.
   */
  public static float[] initial(List<Parameter> parameters, long seed) {
    float[] values = new float[parameters.stream().mapToInt(Parameter::count).sum()];
    int at = 0;
    for (Parameter parameter : parameters) {
      SplittableRandom random =
          new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash(parameter));
      for (int i = 0; i < parameter.count(); i++) {
        values[at++] = parameter.initial().next(random);
      }
    }
    return values;
  }

  /** What the buffers hold before training. */
  public static float[] initial(List<Buffer> buffers) {
    float[] values = new float[buffers.stream().mapToInt(Buffer::count).sum()];
    int at = 0;
    for (Buffer buffer : buffers) {
      Arrays.fill(values, at, at + buffer.count(), buffer.initial());
      at += buffer.count();
    }
    return values;
  }

  private static long hash(Parameter parameter) {
    CRC32 crc = new CRC32();
    crc.update(parameter.name().getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
