package org.inion.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.inion.engine.EngineChoice;

/** The decoders there are, and which of them this JVM uses. */
public final class CountDecoders {
  private static final String VECTOR_COUNTS = "org.inion.batch.vector.VectorCounts";
  private static final double VECTOR_SECONDS = 2;
  private static final int TRIAL_SAMPLES = 1 << 14;

  private CountDecoders() {}

  /** Loaded when first asked for, as the trial takes a while. */
  private static final class Choice {
    static final CountDecoder FASTEST =
        new EngineChoice<>(plain(), vector(), CountDecoders::trial, VECTOR_SECONDS).fastest();
  }

  /** The faster one here, found out by a trial at the first call. */
  public static CountDecoder fastest() {
    return Choice.FASTEST;
  }

  /** Empty where the JVM runs without the module. */
  static Optional<CountDecoder> vector() {
    return EngineChoice.vector(CountDecoder.class, VECTOR_COUNTS);
  }

  static CountDecoder plain() {
    return (from, fromByte, samples, scale, to, toByte) -> {
      for (int i = 0; i < samples; i++) {
        // A count has 16 bits, so the product in float64 would be rounded to the same float32.
        to.putFloat(toByte + Float.BYTES * i, from.getShort(fromByte + Short.BYTES * i) * scale);
      }
    };
  }

  private static Runnable trial(CountDecoder decoder) {
    ByteBuffer from = direct(Short.BYTES);
    ByteBuffer to = direct(Float.BYTES);
    return () -> decoder.decode(from, 0, TRIAL_SAMPLES, 0.5f, to, 0);
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes * TRIAL_SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
