package org.inion.simulate;

import java.util.Random;

/** Signals of the demo dataset, second by second: simple sums, no model of a head. */
final class DemoSignal {
  private static final double BACKGROUND_UV = 8;
  private static final double ALPHA_UV = 12;
  private static final double BLINK_UV = 220;
  private static final double HUM_UV = 1.5;
  private static final double HUM_HZ = 60;
  private static final double BLINK_EVERY_SECONDS = 4;
  private static final double BLINK_SECONDS = 0.3;

  /** A slow and a fast memory: their sum falls off with frequency as EEG does. */
  private static final double[] MEMORY = {0.995, 0.9};

  private final int channels;
  private final int rate;
  private final double alphaHz;
  private final Random random;
  private final double[][] shared = new double[MEMORY.length][3];
  private final double[][] own;
  private int second;

  DemoSignal(int channels, int rate, double ageYears, Random random) {
    this.channels = channels;
    this.rate = rate;
    this.alphaHz = Math.min(10.5, 7.2 + 0.17 * ageYears);
    this.random = random;
    this.own = new double[MEMORY.length][channels];
  }

  /**
   * The next second.
   *
   * <p><b>Shape</b>: {@code [channels][rate]}. <b>Unit</b>: µV.
   */
  float[][] nextSecond() {
    float[][] x = new float[channels][rate];
    boolean eyesClosed = second >= 30;
    for (int i = 0; i < rate; i++) {
      double t = second + (double) i / rate;
      double[] source = step(shared);
      double[] noise = step(own);
      double alpha =
          (eyesClosed ? 1 : 0.4)
              * ALPHA_UV
              * Math.sin(2 * Math.PI * alphaHz * t)
              * (1 + 0.5 * Math.sin(2 * Math.PI * 0.3 * t));
      double blink = eyesClosed ? 0 : blink(t);
      double hum = HUM_UV * Math.sin(2 * Math.PI * HUM_HZ * t);
      for (int c = 0; c < channels; c++) {
        double back = (double) c / (channels - 1);
        double mixed = source[0] * Math.cos(3 * back) + source[1] * back + source[2];
        x[c][i] =
            (float)
                (BACKGROUND_UV * mixed
                    + 3 * noise[c]
                    + alpha * back
                    + blink * Math.max(0, 1 - 4 * back)
                    + hum);
      }
      x[7][i] = 0; // an electrode without contact
    }
    second++;
    return x;
  }

  private double blink(double t) {
    double since = t % BLINK_EVERY_SECONDS;
    return since < BLINK_SECONDS
        ? BLINK_UV * Math.pow(Math.sin(Math.PI * since / BLINK_SECONDS), 2)
        : 0;
  }

  private double[] step(double[][] states) {
    double[] sum = new double[states[0].length];
    for (int m = 0; m < MEMORY.length; m++) {
      double fresh = Math.sqrt(1 - MEMORY[m] * MEMORY[m]);
      for (int k = 0; k < sum.length; k++) {
        states[m][k] = MEMORY[m] * states[m][k] + fresh * random.nextGaussian();
        sum[k] += states[m][k];
      }
    }
    return sum;
  }
}
