package org.inion.demo;

import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;

/**
 * How large a demonstration is.
 *
 * @param subjects simulated people over all releases
 * @param trials of each person in the contrast change detection task
 * @param epochs most that a network learns
 */
public record DemoSize(int subjects, int trials, int epochs) {
  /** Subjects that a release has at least: fewer have no correlation worth the name. */
  private static final int LEAST_OF_A_RELEASE = 3;

  private static final int LEAST_SUBJECTS = LEAST_OF_A_RELEASE * DemoPlan.RELEASES;
  private static final int LEAST_TRIALS = 4;

  public DemoSize {
    List<String> problems = new ArrayList<>();
    require(problems, "--subjects", subjects, LEAST_SUBJECTS);
    require(problems, "--trials", trials, LEAST_TRIALS);
    require(problems, "--epochs", epochs, 1);
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  private static void require(List<String> problems, String option, int value, int least) {
    if (value < least) {
      problems.add(
          "[%s] Cannot begin: it must be at least %d, but was %d.".formatted(option, least, value));
    }
  }
}
