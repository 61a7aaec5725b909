package org.inion.dsp.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.inion.signal.SampleRate;

/**
 * The frequency bands whose power this room asks for, in the order in which the powers must come.
 *
 * <p>The muscle, low and high bands leave out 2 Hz on each side of the line frequency and of its
 * harmonics (120 Hz lies in the middle of the muscle band), so a measure that is made of several
 * bands takes the sum of their powers.
 *
 * @param bands in the order of the powers
 */
public record ArtifactBands(List<Band> bands) {

  /** What a band is asked for. */
  public enum Measure {
    MUSCLE,
    LINE,
    BESIDE_LINE,
    LOW,
    HIGH
  }

  /**
   * One band.
   *
   * @param measure that it is a part of
   * @param fromHz lower edge
   * @param toHz upper edge
   */
  public record Band(Measure measure, double fromHz, double toHz) {
    public Band {
      Check.all(Check.ordered("frequency band", fromHz, toHz));
    }

    double widthHz() {
      return toHz - fromHz;
    }
  }

  private static final double LOW_FROM_HZ = 1;
  private static final double LOW_TO_HZ = 50;
  private static final double HIGH_TO_OF_RATE = 0.45;
  private static final double HIGH_LEAST_WIDTH_HZ = 5;
  private static final double HARMONIC_GUARD_HZ = 2;
  // Half hertz edges lie between the 1 Hz bins of a one-second tile: which bins a band holds is
  // then
  // the same whether its edges count as inside or outside.
  private static final double LINE_HALF_WIDTH_HZ = 1.5;
  private static final double BESIDE_NEAR_HZ = 2.5;
  private static final double BESIDE_FAR_HZ = 5.5;

  public ArtifactBands {
    bands = List.copyOf(bands);
  }

  /**
   * The bands for a recording.
   *
   * @param lineHz line frequency; without it line noise cannot be measured
   * @param nativeRate of the unfiltered signal
   */
  public static ArtifactBands of(
      ArtifactSettings settings, OptionalDouble lineHz, SampleRate nativeRate) {
    double highToHz = HIGH_TO_OF_RATE * nativeRate.hertz();
    List<Band> bands = new ArrayList<>();
    addPieces(bands, Measure.MUSCLE, settings.muscle().fromHz(), settings.muscle().toHz(), lineHz);
    lineHz.ifPresent(hz -> addLine(bands, hz));
    addPieces(bands, Measure.LOW, LOW_FROM_HZ, Math.min(LOW_TO_HZ, highToHz), lineHz);
    if (highToHz >= LOW_TO_HZ + HIGH_LEAST_WIDTH_HZ) {
      addPieces(bands, Measure.HIGH, LOW_TO_HZ, highToHz, lineHz);
    }
    return new ArtifactBands(bands);
  }

  private static void addLine(List<Band> bands, double hz) {
    bands.add(new Band(Measure.LINE, hz - LINE_HALF_WIDTH_HZ, hz + LINE_HALF_WIDTH_HZ));
    bands.add(new Band(Measure.BESIDE_LINE, hz - BESIDE_FAR_HZ, hz - BESIDE_NEAR_HZ));
    bands.add(new Band(Measure.BESIDE_LINE, hz + BESIDE_NEAR_HZ, hz + BESIDE_FAR_HZ));
  }

  private static void addPieces(
      List<Band> bands, Measure measure, double fromHz, double toHz, OptionalDouble lineHz) {
    double start = fromHz;
    double spacing = lineHz.orElse(Double.POSITIVE_INFINITY);
    for (double line = spacing; line - HARMONIC_GUARD_HZ < toHz; line += spacing) {
      if (start < line - HARMONIC_GUARD_HZ) {
        bands.add(new Band(measure, start, line - HARMONIC_GUARD_HZ));
      }
      start = Math.max(start, line + HARMONIC_GUARD_HZ);
    }
    if (start < toHz) {
      bands.add(new Band(measure, start, toHz));
    }
  }

  /** Where the bands of a measure stand in {@link #bands}; empty when it cannot be measured. */
  int[] positions(Measure measure) {
    return IntStream.range(0, bands.size())
        .filter(i -> bands.get(i).measure() == measure)
        .toArray();
  }

  /** The summed width of the bands of a measure, in Hz. */
  double widthHz(Measure measure) {
    return bands.stream().filter(b -> b.measure() == measure).mapToDouble(Band::widthHz).sum();
  }
}
