package org.inion.dsp.artifact;

import java.util.Random;

/**
 * Simulated EEG in µV: sources whose power falls with frequency and one with alpha, seen by
 * electrodes on half a sphere according to their distance, referred to the electrode on top, which
 * is the last channel and flat. Each electrode adds an offset, white noise and a little of the
 * mains; the front sees blinks of up to 90 µV. The same seed gives the same signal.
 */
public final class SimulatedEeg {
  public static final double LINE_HZ = 60;
  private static final int SOURCES = 16;
  private static final double REACH = 0.55;
  private static final double SOURCE_UV = 12;
  private static final double ALPHA_UV = 12;
  private static final double NOISE_UV = 0.7;
  private static final double BLINK_UV = 90;

  private final Random random;
  private final double[][] electrodes;
  final double rateHz;
  final float[][] signal;

  public SimulatedEeg(long seed, int channels, double rateHz, int samples) {
    random = new Random(seed);
    this.rateHz = rateHz;
    electrodes = electrodes(channels);
    double[][] sum = new double[channels][samples];
    for (int s = 0; s < SOURCES; s++) {
      addSource(sum, onSphere(), pink(random, samples, rateHz), SOURCE_UV);
    }
    addSource(sum, new double[] {-0.8, 0, 0.6}, alpha(samples), ALPHA_UV);
    addSource(sum, new double[] {0.95, 0, 0.3}, blinks(samples), BLINK_UV);
    signal = referredToLast(sum);
    addElectrodeNoise();
  }

  public float[][] signal() {
    return signal;
  }

  /**
   * Noise with a standard deviation of 1 whose power falls with frequency to the power of 1.8 from
   * 0.5 Hz on, as that of EEG does: leaks of many rates.
   */
  static double[] pink(Random random, int samples, double rateHz) {
    int octaves = 7;
    double[] keep = new double[octaves];
    double[] share = new double[octaves];
    double[] state = new double[octaves];
    for (int k = 0; k < octaves; k++) {
      keep[k] = Math.exp(-2 * Math.PI * 0.5 * (1 << k) / rateHz);
      share[k] = Math.sqrt(Math.pow(2, -0.8 * k) * (1 - Math.pow(2, -0.8)));
      state[k] = random.nextGaussian();
    }
    double[] noise = new double[samples];
    for (int t = 0; t < samples; t++) {
      for (int k = 0; k < octaves; k++) {
        state[k] = keep[k] * state[k] + Math.sqrt(1 - keep[k] * keep[k]) * random.nextGaussian();
        noise[t] += state[k] * share[k];
      }
    }
    return noise;
  }

  private double[] alpha(int samples) {
    double[] wave = new double[samples];
    double strength = 0;
    for (int t = 0; t < samples; t++) {
      strength += 3 / rateHz * (random.nextGaussian() * 8 - strength);
      wave[t] = (0.7 + strength) * Math.sin(2 * Math.PI * 10.2 * t / rateHz);
    }
    return wave;
  }

  private double[] blinks(int samples) {
    double[] wave = new double[samples];
    int width = (int) (0.35 * rateHz);
    for (int at = (int) rateHz;
        at + width < samples;
        at += (int) ((2 + 4 * random.nextDouble()) * rateHz)) {
      double size = 0.5 + 0.5 * random.nextDouble();
      for (int i = 0; i < width; i++) {
        wave[at + i] += size * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / width));
      }
    }
    return wave;
  }

  private void addSource(double[][] sum, double[] place, double[] wave, double microvolts) {
    for (int c = 0; c < sum.length; c++) {
      double gain =
          microvolts * Math.exp(-squaredDistance(electrodes[c], place) / (2 * REACH * REACH));
      for (int t = 0; t < wave.length; t++) {
        sum[c][t] += gain * wave[t];
      }
    }
  }

  private static float[][] referredToLast(double[][] sum) {
    float[][] referred = new float[sum.length][sum[0].length];
    double[] reference = sum[sum.length - 1];
    for (int c = 0; c < sum.length; c++) {
      for (int t = 0; t < reference.length; t++) {
        referred[c][t] = (float) (sum[c][t] - reference[t]);
      }
    }
    return referred;
  }

  private void addElectrodeNoise() {
    for (int c = 0; c < signal.length - 1; c++) {
      double offset = 10_000 * (random.nextDouble() - 0.5);
      double mains = 0.3 + 1.4 * random.nextDouble();
      for (int t = 0; t < signal[c].length; t++) {
        double line = mains * Math.sin(2 * Math.PI * LINE_HZ * t / rateHz);
        signal[c][t] += (float) (offset + line + NOISE_UV * random.nextGaussian());
      }
    }
  }

  /** Evenly spread by the golden angle; the last one on top. */
  private static double[][] electrodes(int channels) {
    double[][] places = new double[channels][];
    for (int c = 0; c < channels; c++) {
      double z = channels == 1 ? 1 : (double) c / (channels - 1);
      double angle = c * Math.PI * (3 - Math.sqrt(5));
      double r = Math.sqrt(1 - z * z);
      places[c] = new double[] {r * Math.cos(angle), r * Math.sin(angle), z};
    }
    return places;
  }

  private double[] onSphere() {
    double z = random.nextDouble();
    double angle = 2 * Math.PI * random.nextDouble();
    double r = Math.sqrt(1 - z * z);
    return new double[] {r * Math.cos(angle), r * Math.sin(angle), z};
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
