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
  private static final double LEAST_RMS_UV = 1e-3;

  private final ArtifactSettings.BadChannel settings;
  private final int window;
  private float[][] unit = {};

  Loneliness(ArtifactSettings.BadChannel settings, SampleRate rate) {
    this.settings = settings;
    window = (int) Math.max(2, rate.sampleAt(settings.correlationWindowSeconds()));
  }

  /** Which of the channels are lonely too often, in their order. */
  boolean[] find(List<SegmentSignal> segments, int[] channels) {
    if (unit.length < channels.length) {
      unit = new float[channels.length][window];
    }
    int most = segments.stream().mapToInt(s -> s.samples() / window).sum();
    Count count = new Count(channels.length, settings.correlationFraction() * most);
    for (SegmentSignal segment : segments) {
      for (int start = 0; start + window <= segment.samples(); start += window) {
        look(segment, start, channels, count);
      }
    }
    return count.tooOften();
  }

  private void look(SegmentSignal segment, int start, int[] channels, Count count) {
    int silent = 0;
    for (int i = 0; i < channels.length; i++) {
      count.silent[i] = !normalise(segment.filtered(channels[i]), start, unit[i]);
      silent += count.silent[i] ? 1 : 0;
    }
    if (silent > channels.length / 2) {
      return; // nothing was recorded: this says nothing about one channel
    }
    count.windows++;
    for (int i = 0; i < channels.length; i++) {
      if (count.lonely[i] <= count.enough && (count.silent[i] || !hasCompany(i, count))) {
        count.lonely[i]++;
      }
    }
  }

  private boolean hasCompany(int channel, Count count) {
    int[] company = count.company[channel];
    int met = 0;
    while (met < company.length && correlates(channel, company[met], count)) {
      met++;
    }
    return met == company.length || seekCompany(channel, company, count);
  }

  /** Channels next to each other in the list are often so on the head: they are asked first. */
  private boolean seekCompany(int channel, int[] company, Count count) {
    int channels = count.lonely.length;
    int met = 0;
    for (int away = 1; away < channels && met < company.length; away++) {
      int other = (channel + away) % channels;
      if (correlates(channel, other, count)) {
        company[met++] = other;
      }
    }
    return met == company.length;
  }

  private boolean correlates(int one, int other, Count count) {
    return !count.silent[other] && Math.abs(dot(unit[one], unit[other])) >= settings.correlation();
  }

  /**
   * Fills the target with the window, its mean taken off and its length made 1; false if silent.
   */
  private boolean normalise(float[] signal, int start, float[] target) {
    double mean = sum(signal, start) / window;
    double squares = squares(signal, start, mean);
    if (!(squares > window * LEAST_RMS_UV * LEAST_RMS_UV)) {
      return false;
    }
    float offset = (float) mean;
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < window; i++) {
      target[i] = (signal[start + i] - offset) * scale;
    }
    return true;
  }

  private double sum(float[] signal, int start) {
    double even = 0;
    double odd = 0;
    int i = start;
    for (; i + 1 < start + window; i += 2) {
      even += signal[i];
      odd += signal[i + 1];
    }
    return even + odd + (i < start + window ? signal[i] : 0);
  }

  private double squares(float[] signal, int start, double mean) {
    double even = 0;
    double odd = 0;
    int i = start;
    for (; i + 1 < start + window; i += 2) {
      double one = signal[i] - mean;
      double other = signal[i + 1] - mean;
      even += one * one;
      odd += other * other;
    }
    double last = i < start + window ? signal[i] - mean : 0;
    return even + odd + last * last;
  }

  /** Four sums that do not wait for each other. */
  private static float dot(float[] x, float[] y) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
    }
    for (; i < x.length; i++) {
      a += x[i] * y[i];
    }
    return a + b + (c + d);
  }

  /** What was counted so far. */
  private final class Count {
    private final int[] lonely;
    private final boolean[] silent;
    private final int[][] company;
    private final double enough;
    private int windows;

    /**
     * @param enough more lonely windows than this are too many however many are still to come
     */
    Count(int channels, double enough) {
      this.enough = enough;
      lonely = new int[channels];
      silent = new boolean[channels];
      int needed = 1 + (int) (UPPER_PART * (channels - 1));
      company = new int[channels][needed];
      for (int i = 0; i < channels; i++) {
        for (int m = 0; m < needed; m++) {
          company[i][m] = (i + 1 + m) % channels;
        }
      }
    }

    boolean[] tooOften() {
      boolean[] tooOften = new boolean[lonely.length];
      for (int i = 0; i < lonely.length; i++) {
        tooOften[i] = lonely[i] > settings.correlationFraction() * windows;
      }
      return tooOften;
    }
  }
}
