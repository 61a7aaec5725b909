package org.inion.ingest;

import java.io.IOException;
import java.util.List;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.window.PlannedWindow;

/**
 * A stretch too long to hold at the stored rate: it is read and filtered a second time, some
 * windows at a time, each with enough before and after it that the filter does not see the cut.
 */
final class StreamedStretch implements StretchSignal {
  /** Samples of all channels in a batch, unless its windows are longer. */
  private static final long BATCH_SAMPLES = 16L << 20;

  private final SegmentSignal overview;
  private final StretchFilter filter;
  private final SignalPlan plan;
  private final Segment stretch;
  private final SampleRate rate;
  private final SignalBuffers buffers;

  StreamedStretch(
      SegmentSignal overview,
      StretchFilter filter,
      SignalPlan plan,
      Segment stretch,
      SampleRate rate,
      SignalBuffers buffers) {
    this.overview = overview;
    this.filter = filter;
    this.plan = plan;
    this.stretch = stretch;
    this.rate = rate;
    this.buffers = buffers;
  }

  @Override
  public SegmentSignal overview() {
    return overview;
  }

  @Override
  public void forEachBatch(List<PlannedWindow> windows, Work work) throws IOException {
    long most = Math.max(1, BATCH_SAMPLES / plan.layout().names().size());
    for (int first = 0; first < windows.size(); ) {
      int stop = first + 1;
      long start = windows.get(first).startSample();
      while (stop < windows.size() && windows.get(stop).stopSampleExclusive() - start <= most) {
        stop++;
      }
      work.accept(batch(windows.subList(first, stop)));
      first = stop;
    }
  }

  private WindowBatch batch(List<PlannedWindow> windows) throws IOException {
    long stop = windows.stream().mapToLong(PlannedWindow::stopSampleExclusive).max().orElseThrow();
    double margin = filter.marginSeconds(plan, rate);
    // Parts begin at times that are whole samples at every rate, and whole tiles.
    long unit = unitSeconds();
    double from = Math.floor((rate.secondsAt(windows.get(0).startSample()) - margin) / unit) * unit;
    double to = Math.ceil((rate.secondsAt(stop) + margin) / unit) * unit;
    double start = Math.max(0, from);
    double length = Math.min(stretch.lengthSeconds(), to) - start;
    Segment part =
        new Segment(stretch.onsetSeconds() + start, stretch.storedSeconds() + start, length);
    int samples = Math.toIntExact(StretchFilter.outputs(plan, part, rate));
    float[][] rows = buffers.batch(plan.layout().names().size(), samples);
    SegmentSignal signal = filter.filter(plan, part, rate, rows, samples);
    return new WindowBatch(signal, rows, rate.sampleAt(start), windows);
  }

  private long unitSeconds() {
    long unit = rate.denominator();
    for (ChannelLayout.Group group : plan.layout().groups()) {
      unit = leastCommonMultiple(unit, group.rate().denominator());
    }
    return unit;
  }

  private static long leastCommonMultiple(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }
}
