package org.inion.bench;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How long a bench measures, and how it tells its figures. */
final class RunOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--json",
      description = "End standard output with one line of JSON instead of a table for people.")
  private boolean json;

  @Option(
      names = "--quick",
      description = "Little work and few rounds: shows that all runs, its figures are rough.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Turns of each side, whose median counts. Default: 5; quick: 1 or 2.")
  private Optional<Integer> rounds = Optional.empty();

  /** The size for a quick run, or for a full one. */
  <S> S size(S quickSize, S fullSize) {
    return quick ? quickSize : fullSize;
  }

  /** The rounds that were asked for, else these. */
  int rounds(int usual) {
    return rounds.orElse(usual);
  }

  /** Prints figures. */
  void print(Figures figures) {
    command.commandLine().getOut().println(json ? figures.json() : figures.text());
  }
}
