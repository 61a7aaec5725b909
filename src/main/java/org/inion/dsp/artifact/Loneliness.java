package org.inion.dsp.artifact;

import java.util.List;
import org.inion.signal.SampleRate;

/**
 * Finds channels that too often correlate with no other channel.
 *
 * <p>A channel has company in a window when at least m others correlate with it by the threshold or
 * more, m = 1 + floor(0.02 · (n − 1)): the 98th percentile over n channels. That is a question of
 * yes or no, so the channels that gave company in the last window are asked first, and a channel
 * that is bad already is asked no more; the answer is that of all correlations at a small part of
 * their cost.
 */
final class Loneliness {
  private static final double UPPER_PART = 0.02;

  /** Root mean square of a sine with a peak-to-peak amplitude of 1. */
  private static final double RMS_OF_SINE = Math.sqrt(0.125);

  /** Windows at a time: those of all channels stay in the second-level cache. */
  private static final int BATCH = 8;

  private final ArtifactSettings.BadChannel settings;
  private final double silentRmsUv;
  private final int window;
  private float[][] unit = {};
  private boolean[][] silent = {};

  Loneliness(ArtifactSettings settings, SampleRate rate) {
    this.settings = settings.badChannel();
    silentRmsUv = settings.flat().thresholdUv() * RMS_OF_SINE;
    window = (int) Math.max(2, rate.sampleAt(this.settings.correlationWindowSeconds()));
  }

  /** Which of the channels are lonely too often, in their order. */
  boolean[] find(List<SegmentSignal> segments, int[] channels) {
    if (unit.length < channels.length) {
      unit = new float[channels.length][BATCH * window];
      silent = new boolean[channels.length][BATCH];
    }
    int most = segments.stream().mapToInt(s -> s.samples() / window).sum();
    Count count = new Count(channels.length, tooMany(most));
    for (SegmentSignal segment : segments) {
      int windows = segment.samples() / window;
      for (int first = 0; first < windows; first += BATCH) {
        int batch = Math.min(BATCH, windows - first);
        normalise(segment, first * window, batch, channels);
        for (int w = 0; w < batch; w++) {
          look(w, count);
        }
      }
    }
    return count.tooOften();
  }

  /** More lonely windows than these make a channel bad. */
  private double tooMany(int windows) {
    return Math.max(
        settings.correlationFraction() * windows, settings.correlationLeastWindows() - 0.5);
  }

  /** Takes a batch of windows out of each channel in turn, so that memory is read in long runs. */
  private void normalise(SegmentSignal segment, int start, int batch, int[] channels) {
    for (int i = 0; i < channels.length; i++) {
      System.arraycopy(segment.filtered(channels[i]), start, unit[i], 0, batch * window);
      for (int w = 0; w < batch; w++) {
        silent[i][w] = !normalise(unit[i], w * window, (w + 1) * window);
      }
    }
  }

  private void look(int w, Count count) {
    int channels = count.lonely.length;
    int silentChannels = 0;
    for (int i = 0; i < channels; i++) {
      silentChannels += silent[i][w] ? 1 : 0;
    }
    if (silentChannels > channels / 2) {
      return; // nothing was recorded: this says nothing about one channel
    }
    count.windows++;
    for (int i = 0; i < channels; i++) {
      if (count.lonely[i] <= count.enough && (silent[i][w] || !hasCompany(i, w, count))) {
        count.lonely[i]++;
      }
    }
  }

  /** Asks the others in the order of who gave company last. */
  private boolean hasCompany(int channel, int w, Count count) {
    int[] others = count.others[channel];
    int met = 0;
    for (int i = 0; i < others.length && met < count.needed; i++) {
      int other = others[i];
      if (correlates(channel, other, w)) {
        System.arraycopy(others, met, others, met + 1, i - met);
        others[met++] = other;
      }
    }
    return met == count.needed;
  }

  private boolean correlates(int one, int other, int w) {
    return !silent[other][w]
        && Math.abs(dot(unit[one], unit[other], w * window, (w + 1) * window))
            >= settings.correlation();
  }

  /** Takes off the mean of a stretch and makes its length 1; false if it is silent. */
  private boolean normalise(float[] values, int from, int to) {
    double first = values[from]; // taken off beforehand, an offset of millivolts costs no digits
    double sum = 0;
    double squares = 0;
    double oddSum = 0;
    double oddSquares = 0;
    for (int i = from; i < to - 1; i += 2) {
      double even = values[i] - first;
      double odd = values[i + 1] - first;
      sum += even;
      oddSum += odd;
      squares += even * even;
      oddSquares += odd * odd;
    }
    double last = (to - from) % 2 == 0 ? 0 : values[to - 1] - first;
    double mean = (sum + oddSum + last) / window;
    double power = squares + oddSquares + last * last - window * mean * mean;
    scale(values, from, to, (float) (first + mean), (float) (1 / Math.sqrt(power)));
    return power > window * silentRmsUv * silentRmsUv;
  }

  private static void scale(float[] values, int from, int to, float offset, float factor) {
    for (int i = from; i < to; i++) {
      values[i] = (values[i] - offset) * factor;
    }
  }

  /** Four sums that do not wait for each other. */
  private static float dot(float[] x, float[] y, int from, int to) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
    }
    for (; i < to; i++) {
      a += x[i] * y[i];
    }
    return a + b + (c + d);
  }

  /** What was counted so far. */
  private final class Count {
    private final int[] lonely;
    private final int[][] others;
    private final int needed;
    private final double enough;
    private int windows;

    /**
     * @param enough more lonely windows than this are too many however many are still to come
     */
    Count(int channels, double enough) {
      this.enough = enough;
      lonely = new int[channels];
      needed = 1 + (int) (UPPER_PART * (channels - 1));
      others = new int[channels][channels - 1];
      for (int i = 0; i < channels; i++) {
        for (int away = 1; away < channels; away++) {
          others[i][away - 1] = (i + away) % channels;
        }
      }
    }

    boolean[] tooOften() {
      boolean[] tooOften = new boolean[lonely.length];
      for (int i = 0; i < lonely.length; i++) {
        tooOften[i] = lonely[i] > tooMany(windows);
      }
      return tooOften;
    }
  }
}
