package org.inion.ingest;

import java.util.List;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.window.PlannedWindow;

/** Some windows and the part of their stretch that holds them. */
final class WindowBatch {
  private final SegmentSignal signal;
  private final float[][] rows;
  private final long base;
  private final List<PlannedWindow> windows;

  /**
   * @param signal what there is to measure
   * @param rows the same samples, to be changed and stored: {@code [rows][≥ samples]}
   * @param base first sample of the part, counted from the stretch's first
   * @param windows at least one, all of one length
   */
  WindowBatch(SegmentSignal signal, float[][] rows, long base, List<PlannedWindow> windows) {
    this.signal = signal;
    this.rows = rows;
    this.base = base;
    this.windows = windows;
  }

  SegmentSignal signal() {
    return signal;
  }

  float[][] rows() {
    return rows;
  }

  List<PlannedWindow> windows() {
    return windows;
  }

  /** Where a window starts in the rows. */
  int start(PlannedWindow window) {
    return Math.toIntExact(window.startSample() - base);
  }
}
