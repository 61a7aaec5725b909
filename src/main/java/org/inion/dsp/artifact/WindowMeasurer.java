package org.inion.dsp.artifact;

import java.util.ArrayList;
import java.util.List;
import org.inion.dsp.artifact.ArtifactBands.Measure;
import org.inion.signal.SampleRate;

/**
 * Measures the windows of a recording and flags them. Keeps its buffers from one segment to the
 * next, so one belongs to one thread.
 */
public final class WindowMeasurer {
  private final ArtifactSettings settings;
  private final SampleRate rate;
  private final int flatSpan;
  private final SlidingRange range;
  private final MovingStep step;
  private final TilePower muscle;
  private final TilePower line;
  private final TilePower besideLine;

  /**
   * @param bands in whose order the tile powers come
   * @param storedRate of the filtered signal
   */
  public WindowMeasurer(ArtifactSettings settings, ArtifactBands bands, SampleRate storedRate) {
    this.settings = settings;
    this.rate = storedRate;
    this.flatSpan = flatSpan(settings, storedRate);
    this.range = new SlidingRange(flatSpan);
    this.step = new MovingStep(settings.step(), storedRate);
    this.muscle = new TilePower(bands, Measure.MUSCLE);
    this.line = new TilePower(bands, Measure.LINE);
    this.besideLine = new TilePower(bands, Measure.BESIDE_LINE);
  }

  /**
   * Measures windows of one length in one segment over the good channels.
   *
   * @param starts first sample of each window, counted from the segment's first sample
   * @param length samples of each window
   * @return one result a window, in the same order
   */
  public List<WindowArtifacts> measure(
      SegmentSignal segment, int[] starts, int length, BadChannels bad) {
    requireFit(segment, starts, length, bad);
    Rankings rankings = new Rankings(starts.length);
    for (int channel = 0; channel < segment.channels(); channel++) {
      if (!bad.isBad(channel)) {
        measureSignal(
            segment, starts, length, channel, bad.channels().isReference(channel), rankings);
        measurePower(segment, starts, length, channel, rankings);
      }
    }
    return rankings.results(bad.fraction());
  }

  /** The samples of the flat duration. */
  static int flatSpan(ArtifactSettings settings, SampleRate rate) {
    double samples = settings.flat().durationSeconds() * rate.hertz();
    return (int) Math.max(1, Math.ceil(samples - 1e-6));
  }

  private void measureSignal(
      SegmentSignal segment,
      int[] starts,
      int length,
      int channel,
      boolean reference,
      Rankings to) {
    float[] signal = segment.filtered(channel);
    boolean spansFit = length >= flatSpan;
    if (spansFit) {
      range.fill(signal, segment.samples());
    }
    step.fill(signal, segment.samples());
    for (int w = 0; w < starts.length; w++) {
      to.step.offer(w, step.largest(starts[w], length));
      if (spansFit) {
        to.amplitude.offer(w, range.over(starts[w], length));
      } else {
        to.amplitude.offer(w, SlidingRange.direct(signal, starts[w], length));
      }
      if (spansFit && !reference) {
        to.flatness.offer(w, -range.smallest(starts[w], length));
      }
    }
  }

  private void measurePower(
      SegmentSignal segment, int[] starts, int length, int channel, Rankings to) {
    muscle.fill(segment, channel);
    line.fill(segment, channel);
    besideLine.fill(segment, channel);
    for (int w = 0; w < starts.length; w++) {
      double atLine = line.meanDensity(rate, starts[w], length);
      double beside = besideLine.meanDensity(rate, starts[w], length);
      to.muscle.offer(w, (float) Math.sqrt(muscle.mean(rate, starts[w], length)));
      to.lineNoise.offer(w, (float) (atLine / beside));
    }
  }

  private static void requireFit(SegmentSignal segment, int[] starts, int length, BadChannels bad) {
    if (segment.channels() != bad.channels().count()) {
      throw new IllegalArgumentException(
          "Invalid signal: must have %d channels, but had %d"
              .formatted(bad.channels().count(), segment.channels()));
    }
    for (int start : starts) {
      if (start < 0 || length < 1 || start > segment.samples() - length) {
        throw new IllegalArgumentException(
            "Invalid window: must lie inside %d samples, but was %d samples from %d"
                .formatted(segment.samples(), length, start));
      }
    }
  }

  /**
   * What the channels offered so far, kind by kind; flatness is the flat measure with its sign
   * turned.
   */
  private final class Rankings {
    private final int windows;
    private final Ranking amplitude;
    private final Ranking flatness;
    private final Ranking step;
    private final Ranking muscle;
    private final Ranking lineNoise;

    Rankings(int windows) {
      this.windows = windows;
      amplitude = new Ranking(windows, settings.amplitude().channels());
      flatness = new Ranking(windows, settings.flat().channels());
      step = new Ranking(windows, settings.step().channels());
      muscle = new Ranking(windows, settings.muscle().channels());
      lineNoise = new Ranking(windows, settings.lineNoise().channels());
    }

    List<WindowArtifacts> results(double badFraction) {
      List<WindowArtifacts> results = new ArrayList<>(windows);
      for (int w = 0; w < windows; w++) {
        results.add(
            WindowArtifacts.of(
                settings,
                badFraction,
                amplitude.last(w),
                0f - flatness.last(w),
                step.last(w),
                muscle.last(w),
                lineNoise.last(w)));
      }
      return results;
    }
  }
}
