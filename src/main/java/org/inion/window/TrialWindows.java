package org.inion.window;

import java.util.List;
import java.util.Objects;
import org.inion.signal.SampleRate;

/**
 * One window for each usable trial, beside its stimulus.
 *
 * @param trials which trials there are
 * @param offsetSeconds {@code window.anchor.offset}: from the stimulus to the window's start
 * @param lengthSeconds {@code window.length}
 */
public record TrialWindows(TrialRule trials, double offsetSeconds, double lengthSeconds)
    implements WindowRule {

  /**
   * <b>Throws</b> {@link org.inion.error.BadSetupException} as {@link AnchoredWindows} does: the
   * windows lie as theirs do, beside fewer events.
   */
  public TrialWindows {
    Objects.requireNonNull(trials);
    var unused = new AnchoredWindows(trials.stimuli(), offsetSeconds, lengthSeconds);
  }

  @Override
  public List<String> problemsAt(SampleRate storedRate) {
    return WholeSamples.problem("window.length", lengthSeconds, storedRate).stream().toList();
  }
}
