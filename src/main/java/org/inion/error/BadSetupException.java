package org.inion.error;

import java.util.List;

/**
 * A command line, configuration or folder with which a job cannot start. Holds every problem that
 * was found, so that all of them can be mended at once.
 */
public final class BadSetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public BadSetupException(String problem) {
    this(List.of(problem));
  }

  public BadSetupException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems, one line each, in the order in which they were found; at least one. */
  public List<String> problems() {
    return problems;
  }
}
