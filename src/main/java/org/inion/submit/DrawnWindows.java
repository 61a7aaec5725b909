package org.inion.submit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Asks a model about a few windows that are drawn, of the size of EEG. */
final class DrawnWindows {
  private static final int WINDOWS = 5;
  private static final long SEED = 2025;
  private static final double STEP_MICROVOLTS = 5;

  /** Each sample keeps this much of the one before, as slow waves do. */
  private static final double KEPT = 0.9;

  /** A window alone and the same among others may differ by rounding. */
  private static final double ROUNDING = 1e-3;

  private DrawnWindows() {}

  static List<Finding> ask(AskedModel model) throws IOException, RuleBreach {
    ByteBuffer windows = draw();
    float[] together = model.predict(windows, WINDOWS);
    int bytes = windows.remaining() / WINDOWS;
    List<Finding> findings = new ArrayList<>();
    double apart = 0;
    for (int i = 0; i < WINDOWS; i++) {
      ByteBuffer one = windows.slice(i * bytes, bytes).order(ByteOrder.LITTLE_ENDIAN);
      double alone = model.predict(one, 1)[0];
      apart = Math.max(apart, Math.abs(alone - together[i]) / Math.max(1, Math.abs(alone)));
    }
    if (apart > ROUNDING) {
      findings.add(
          Finding.warning(
              Rule.BATCH,
              "%s predicts a window alone %.2g apart from the same among others. Put it into eval()"
                  .formatted(model.challenge().words(), apart)));
    }
    if (areSame(together)) {
      findings.add(
          Finding.warning(
              Rule.CONSTANT,
              "%s predicts %s for each of %d drawn windows"
                  .formatted(model.challenge().words(), together[0], WINDOWS)));
    }
    return findings;
  }

  static boolean areSame(float[] predictions) {
    for (float prediction : predictions) {
      if (prediction != predictions[0]) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer draw() {
    Random random = new Random(SEED);
    int channels = Challenge.INPUT.channels().size();
    int samples = Challenge.INPUT.samples();
    ByteBuffer windows =
        ByteBuffer.allocateDirect(WINDOWS * channels * samples * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int series = 0; series < WINDOWS * channels; series++) {
      double value = 0;
      for (int i = 0; i < samples; i++) {
        value = KEPT * value + STEP_MICROVOLTS * random.nextGaussian();
        windows.putFloat((float) value);
      }
    }
    return windows.flip();
  }
}
