package org.inion.window;

import java.io.Serializable;
import java.util.List;
import org.inion.signal.SampleRate;

/** Where a recording's windows lie: on a grid of equal steps, or beside events. */
public sealed interface WindowRule extends Serializable
    permits FixedWindows, AnchoredWindows, TrialWindows {

  /** Length of every window. */
  double lengthSeconds();

  /**
   * What keeps this rule from being used at a rate: one line for each length that is not a whole
   * number of samples. Empty when nothing does.
   */
  List<String> problemsAt(SampleRate storedRate);
}
