package org.inion.predict;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.inion.model.run.PredictionRunner;
import org.inion.table.StoredBytes;

/**
 * Windows that go through the network together: one copy, from where they are stored, of those that
 * the model takes as they are; the others are brought into memory first.
 */
final class WindowBatch {
  private final int channels;
  private final int samples;
  private final List<Integer> crops = new ArrayList<>();
  private ByteBuffer inputs = memory(0);

  /**
   * @param channels that the model takes
   * @param samples that the model takes
   */
  WindowBatch(int channels, int samples) {
    this.channels = channels;
    this.samples = samples;
  }

  private static ByteBuffer memory(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Windows in it. */
  int windows() {
    return crops.size();
  }

  /**
   * Takes a window.
   *
   * @param stored its bytes, as many as {@link WindowFit#storedBytes} says
   * @param scales as {@link WindowFit#append} wants them
   * @throws IOException when the bytes cannot be read
   */
  void add(WindowFit fit, StoredBytes stored, float[] scales) throws IOException {
    requireRoom(fit.crops() * channels * samples * Float.BYTES);
    if (fit.takesAll()) {
      stored.putInto(inputs);
    } else {
      ByteBuffer window = stored.inMemory();
      for (int crop = 0; crop < fit.crops(); crop++) {
        fit.append(window, scales, crop, inputs);
      }
    }
    crops.add(fit.crops());
  }

  private void requireRoom(int bytes) {
    if (inputs.remaining() < bytes) {
      int size = Math.max(Math.addExact(inputs.position(), bytes), 2 * inputs.capacity());
      inputs = memory(size).put(inputs.flip());
    }
  }

  /** Predicts all and forgets them: for each window the mean over its crops. */
  double[] predict(PredictionRunner runner) {
    int all = crops.stream().mapToInt(Integer::intValue).sum();
    float[] each = runner.predict(inputs.flip(), all, channels, samples);
    double[] means = new double[crops.size()];
    int at = 0;
    for (int window = 0; window < means.length; window++) {
      int own = crops.get(window);
      for (int crop = 0; crop < own; crop++) {
        means[window] += each[at++] / (double) own;
      }
    }
    inputs.clear();
    crops.clear();
    return means;
  }

  /** Says that a prediction is not finite. */
  static String notFinite(double prediction) {
    return "Cannot predict: the prediction must be finite, but was %s. Look for values in the window that are no numbers; preprocess its recording anew, or leave it out"
        .formatted(prediction);
  }
}
