package org.inion.ingest;

import java.io.IOException;
import java.util.List;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.window.PlannedWindow;

/** A stretch that is filtered once and held, which is what resampling makes affordable. */
final class HeldStretch implements StretchSignal {
  private final SegmentSignal overview;
  private final float[][] rows;

  HeldStretch(SegmentSignal overview, float[][] rows) {
    this.overview = overview;
    this.rows = rows;
  }

  @Override
  public SegmentSignal overview() {
    return overview;
  }

  @Override
  public void forEachBatch(List<PlannedWindow> windows, Work work) throws IOException {
    if (!windows.isEmpty()) {
      work.accept(new WindowBatch(overview, rows, 0, windows));
    }
  }
}
