package org.inion.dsp.artifact;

import java.util.Random;

/** Artifacts put into a simulated signal at known places; all strengths are drawn at random. */
final class Injection {
  private final Random random;
  private final float[][] signal;
  private final double rateHz;

  Injection(long seed, float[][] signal, double rateHz) {
    this.random = new Random(seed);
    this.signal = signal;
    this.rateHz = rateHz;
  }

  /** Puts one artifact of a kind well inside a window. */
  void inWindow(ArtifactKind kind, int start, int length) {
    int from = start + (int) (0.3 * rateHz);
    int to = start + length - (int) (0.3 * rateHz);
    switch (kind) {
      case AMPLITUDE -> pop(channel(), from + random.nextInt(to - from), between(200, 800));
      case FLAT -> hold(channel(), start, start + (int) (between(0.6, 2) * rateHz));
      case STEP -> step(channel(), from + random.nextInt(to - from), sign() * between(120, 400));
      case MUSCLE -> {
        int samples = (int) (between(0.4, 1.4) * rateHz);
        burst(
            channel(),
            from + random.nextInt(Math.max(1, to - from - samples)),
            samples,
            between(25, 80));
      }
      case LINE_NOISE -> line(channel(), start, length, between(15, 60));
    }
  }

  /** Turns a channel into one that is bad throughout. */
  void throughout(BadReason reason, int channel) {
    switch (reason) {
      case FLAT -> hold(channel, 0, signal[channel].length);
      case DEVIATION -> scale(channel, between(4, 12));
      case CORRELATION -> replace(channel, between(10, 25));
      case HIGH_FREQUENCY -> whiten(channel, between(8, 30));
      case MARKED, NOT_FINITE -> throw new IllegalArgumentException("not injected: " + reason);
    }
  }

  /** An electrode pop: up at once, back within a tenth of a second. */
  private void pop(int channel, int at, double microvolts) {
    double sign = sign();
    for (int i = at; i < signal[channel].length; i++) {
      signal[channel][i] += (float) (sign * microvolts * Math.exp(-(i - at) / (0.1 * rateHz)));
    }
  }

  void hold(int channel, int from, int to) {
    for (int i = from; i < Math.min(to, signal[channel].length); i++) {
      signal[channel][i] = signal[channel][from];
    }
  }

  /** A new level that is kept for half a second, and given up over the next four. */
  private void step(int channel, int at, double microvolts) {
    double kept = 0.5 * rateHz;
    double back = 4 * rateHz;
    for (int i = at; i < Math.min(at + kept + back, signal[channel].length); i++) {
      double level = Math.min(1, 1 - (i - at - kept) / back);
      signal[channel][i] += (float) (microvolts * level);
    }
  }

  /** Noise between about 20 and 200 Hz with soft ends. */
  private void burst(int channel, int from, int samples, double rmsUv) {
    double[] noise = new double[samples];
    double fast = 0;
    double slow = 0;
    double squares = 0;
    for (int i = 0; i < samples; i++) {
      double white = random.nextGaussian();
      fast += (1 - Math.exp(-2 * Math.PI * 200 / rateHz)) * (white - fast);
      slow += (1 - Math.exp(-2 * Math.PI * 20 / rateHz)) * (fast - slow);
      noise[i] = fast - slow;
      squares += noise[i] * noise[i] / samples;
    }
    for (int i = 0; i < samples; i++) {
      double ends = Math.min(1, Math.min(i, samples - i) / (0.05 * rateHz));
      signal[channel][from + i] += (float) (noise[i] * ends * rmsUv / Math.sqrt(squares));
    }
  }

  private void line(int channel, int from, int samples, double microvolts) {
    double hertz = SimulatedEeg.LINE_HZ + 0.1 * (random.nextDouble() - 0.5);
    for (int i = from; i < from + samples; i++) {
      signal[channel][i] += (float) (microvolts * Math.sin(2 * Math.PI * hertz * i / rateHz));
    }
  }

  private void scale(int channel, double factor) {
    for (int i = 0; i < signal[channel].length; i++) {
      signal[channel][i] *= (float) factor;
    }
  }

  private void replace(int channel, double rmsUv) {
    double[] noise = SimulatedEeg.pink(random, signal[channel].length, rateHz);
    for (int i = 0; i < noise.length; i++) {
      signal[channel][i] = (float) (rmsUv * noise[i]);
    }
  }

  private void whiten(int channel, double rmsUv) {
    for (int i = 0; i < signal[channel].length; i++) {
      signal[channel][i] += (float) (rmsUv * random.nextGaussian());
    }
  }

  /** Any channel but the last, which is the reference. */
  private int channel() {
    return random.nextInt(signal.length - 1);
  }

  private double between(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  private double sign() {
    return random.nextBoolean() ? 1 : -1;
  }
}
