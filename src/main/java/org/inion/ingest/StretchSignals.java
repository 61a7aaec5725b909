package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.window.Stretch;

/**
 * The signals of all stretches of a recording. They are held where resampling has made them small;
 * at the recording's own rate only an overview is, and the windows are read and filtered again.
 */
final class StretchSignals {
  /** Enough to compare channels by: the measures of bad channels look below 50 Hz. */
  private static final SampleRate OVERVIEW_RATE = SampleRate.ofHertz(100);

  /** A recording whose stored signal is larger is not held either. */
  private static final long HELD_BYTES = 1L << 30;

  private final StretchFilter filter;
  private final SignalBuffers buffers;
  private final SignalPlan plan;
  private final List<Stretch> stretches;
  private final SampleRate rate;

  StretchSignals(
      StretchFilter filter,
      SignalBuffers buffers,
      SignalPlan plan,
      List<Stretch> stretches,
      SampleRate rate) {
    this.filter = filter;
    this.buffers = buffers;
    this.plan = plan;
    this.stretches = stretches;
    this.rate = rate;
  }

  /** The rate of the overviews. */
  SampleRate overviewRate() {
    return isHeld() ? rate : OVERVIEW_RATE;
  }

  private boolean isHeld() {
    long samples = stretches.stream().mapToLong(Stretch::samples).sum();
    boolean small = samples * plan.layout().names().size() * Float.BYTES <= HELD_BYTES;
    boolean resampled =
        plan.layout().groups().stream().noneMatch(group -> group.rate().equals(rate));
    return rate.hertz() <= OVERVIEW_RATE.hertz() || (small && resampled);
  }

  /** The stretches in order. */
  List<StretchSignal> all() throws IOException {
    SampleRate overview = overviewRate();
    List<StretchSignal> all = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      Segment stretch = stretches.get(i).segment();
      int samples = Math.toIntExact(StretchFilter.outputs(plan, stretch, overview));
      float[][] rows = buffers.rows(i, plan.layout().names().size(), samples);
      SegmentSignal signal = filter.filter(plan, stretch, overview, rows, samples);
      all.add(
          isHeld()
              ? new HeldStretch(signal, rows)
              : new StreamedStretch(signal, filter, plan, stretch, rate, buffers));
    }
    return all;
  }
}
