package org.inion.job;

import picocli.CommandLine.Option;

/** The option by which a job's result becomes a line for programs. */
final class JsonOption {
  @Option(
      names = "--json",
      description = "End standard output with one line of JSON instead of text for people.")
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}
