package org.inion.window;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inion.error.BadSetupException;
import org.inion.signal.SampleRate;

/**
 * Windows of one length at equal steps. The grid starts anew at each stretch.
 *
 * @param lengthSeconds {@code window.length}
 * @param strideSeconds {@code window.stride}: from one window's start to the next one's; as long as
 *     the window for windows side by side
 */
public record FixedWindows(double lengthSeconds, double strideSeconds) implements WindowRule {

  /**
   * <b>Throws</b> {@link BadSetupException} when the length or the stride is not a positive number.
   */
  public FixedWindows {
    List<String> problems =
        Stream.of(
                WholeSamples.notPositive("window.length", lengthSeconds),
                WholeSamples.notPositive("window.stride", strideSeconds))
            .flatMap(Optional::stream)
            .toList();
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  @Override
  public List<String> problemsAt(SampleRate storedRate) {
    return Stream.of(
            WholeSamples.problem("window.length", lengthSeconds, storedRate),
            WholeSamples.problem("window.stride", strideSeconds, storedRate))
        .flatMap(Optional::stream)
        .toList();
  }
}
