package org.inion.dsp.artifact;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inion.dsp.artifact.ArtifactBands.Measure;

/** The measures of windows as they are defined, in float64, without any regard to speed. */
final class NaiveMeasures {
  private final float[][] signal;
  private final float[][][] powers;
  private final ArtifactBands bands;
  private final double rateHz;

  NaiveMeasures(float[][] signal, float[][][] powers, ArtifactBands bands, double rateHz) {
    this.signal = signal;
    this.powers = powers;
    this.bands = bands;
    this.rateHz = rateHz;
  }

  /** The value of the k-th channel that decides a flag; NaN when fewer could be measured. */
  double value(ArtifactKind kind, int start, int length, int k) {
    double[] measured =
        IntStream.range(0, signal.length)
            .mapToDouble(c -> ofChannel(kind, c, start, length))
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    if (measured.length < k) {
      return Double.NaN;
    }
    return kind == ArtifactKind.FLAT ? measured[k - 1] : measured[measured.length - k];
  }

  private double ofChannel(ArtifactKind kind, int channel, int start, int length) {
    return switch (kind) {
      case AMPLITUDE -> peakToPeak(channel, start, length);
      case FLAT ->
          IntStream.rangeClosed(start, start + length - (int) Math.round(0.5 * rateHz))
              .mapToDouble(from -> peakToPeak(channel, from, (int) Math.round(0.5 * rateHz)))
              .min()
              .orElse(Double.NaN);
      case STEP -> step(channel, start, length);
      case MUSCLE -> Math.sqrt(power(Measure.MUSCLE, channel, start, length));
      case LINE_NOISE ->
          power(Measure.LINE, channel, start, length)
              / bands.widthHz(Measure.LINE)
              / (power(Measure.BESIDE_LINE, channel, start, length)
                  / bands.widthHz(Measure.BESIDE_LINE));
    };
  }

  private double peakToPeak(int channel, int start, int length) {
    double[] sorted =
        IntStream.range(start, start + length)
            .mapToDouble(t -> signal[channel][t])
            .sorted()
            .toArray();
    return sorted[sorted.length - 1] - sorted[0];
  }

  private double step(int channel, int start, int length) {
    int move = (int) Math.round(0.05 * rateHz);
    int half = 2 * move;
    double largest = Double.NaN;
    for (int from = 0; from + 2 * half <= start + length; from += move) {
      if (from >= start) {
        double step = Math.abs(mean(channel, from, half) - mean(channel, from + half, half));
        largest = Double.isNaN(largest) ? step : Math.max(largest, step);
      }
    }
    return largest;
  }

  private double mean(int channel, int from, int length) {
    return IntStream.range(from, from + length)
        .mapToDouble(t -> signal[channel][t])
        .average()
        .orElseThrow();
  }

  /** Each sample of the window brings the power of its tile, so that times weigh as they should. */
  private double power(Measure measure, int channel, int start, int length) {
    return IntStream.range(start, start + length)
        .map(t -> (int) (t / rateHz))
        .filter(tile -> tile < powers[0][channel].length)
        .mapToDouble(
            tile ->
                Arrays.stream(bands.positions(measure))
                    .mapToDouble(b -> powers[b][channel][tile])
                    .sum())
        .filter(p -> !Double.isNaN(p))
        .average()
        .orElse(Double.NaN);
  }
}
