package org.inion.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inion.error.BadSetupException;
import org.inion.signal.SampleRate;

/**
 * One window for each event of a kind.
 *
 * @param anchors which events
 * @param offsetSeconds {@code window.anchor.offset}: from the event's onset to the window's start;
 *     negative for a window that starts before the event. It need not be a whole number of samples,
 *     because onsets are not either
 * @param lengthSeconds {@code window.length}
 */
public record AnchoredWindows(EventSelector anchors, double offsetSeconds, double lengthSeconds)
    implements WindowRule {

  /**
   * <b>Throws</b> {@link BadSetupException} when no event is named, the offset is not a number or
   * the length is not positive.
   */
  public AnchoredWindows {
    Objects.requireNonNull(anchors);
    List<String> problems = new ArrayList<>();
    if (anchors.patterns().isEmpty()) {
      problems.add(
          "Invalid anchor: window.anchor.events must name at least one event, but was empty. Use \"*\" for"
              + " every event");
    }
    if (!Double.isFinite(offsetSeconds)) {
      problems.add(
          "Invalid window: window.anchor.offset must be a number of seconds, but was "
              + offsetSeconds);
    }
    WholeSamples.notPositive("window.length", lengthSeconds).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  @Override
  public List<String> problemsAt(SampleRate storedRate) {
    return WholeSamples.problem("window.length", lengthSeconds, storedRate).stream().toList();
  }
}
