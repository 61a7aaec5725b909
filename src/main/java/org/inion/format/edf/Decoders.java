package org.inion.format.edf;

import java.util.Optional;
import org.inion.engine.EngineChoice;

/** The decoders there are, and which of them this JVM uses. */
final class Decoders {
  private static final String VECTOR_DECODER = "org.inion.format.edf.vector.VectorDecoder";
  private static final double VECTOR_SECONDS = 3;
  private static final int TRIAL_SAMPLES = 1 << 16;

  private Decoders() {}

  /** Loaded when first asked for, as the trial takes a while. */
  private static final class Choice {
    static final Decoder FASTEST =
        vector()
            .map(
                vector ->
                    new EngineChoice<>(
                        plain(), Optional.of(vector), Decoders::trial, VECTOR_SECONDS))
            .map(EngineChoice::fastest)
            .orElseGet(Decoders::plain);
  }

  static Decoder fastest() {
    return Choice.FASTEST;
  }

  static Decoder plain() {
    return new PlainDecoder();
  }

  /** Empty where the JVM runs without the module, or its vectors are too short. */
  static Optional<Decoder> vector() {
    return EngineChoice.vector(Decoder.class, VECTOR_DECODER);
  }

  /** Both widths, so that both are compiled. */
  private static Runnable trial(Decoder decoder) {
    byte[] from = new byte[3 * TRIAL_SAMPLES + 2 * Decoder.MARGIN_BYTES];
    float[] target = new float[TRIAL_SAMPLES];
    Calibration calibration = new Calibration(-32768, 0.5, -16384, 1);
    return () -> {
      decoder.decode16(from, Decoder.MARGIN_BYTES, TRIAL_SAMPLES, calibration, target, 0);
      decoder.decode24(from, Decoder.MARGIN_BYTES, TRIAL_SAMPLES, calibration, target, 0);
    };
  }
}
