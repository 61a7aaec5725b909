package org.inion.ingest;

import java.io.IOException;
import java.util.List;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.window.PlannedWindow;

/** The signal of one stretch at the stored rate. */
interface StretchSignal {

  /** The whole stretch at a rate at which it can be held, to find bad channels by. */
  SegmentSignal overview();

  /** Gives out the windows of the stretch in order, batch by batch. */
  void forEachBatch(List<PlannedWindow> windows, Work work) throws IOException;

  /** What is done with a batch; it may change the rows. */
  interface Work {
    void accept(WindowBatch batch) throws IOException;
  }
}
