package org.inion.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.inion.error.BadSetupException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code jobs/bench}: the first argument names what is measured. */
@Command(
    name = "bench",
    header = "Speed and memory, beside the peers.",
    customSynopsis = "jobs/bench [-h] COMMAND [OPTIONS]",
    description = "What is measured and how to repeat it: docs/concepts/speed.md.",
    subcommands = {
      IngestCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      BatchesCommand.class,
      MemoryCommand.class,
      JmhCommand.class
    },
    mixinStandardHelpOptions = true)
public final class Bench {
  private Bench() {}

  /** Runs a bench and ends the process with its exit code. */
  public static void main(String[] args) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(
        new CommandLine(new Bench())
            .setExecutionExceptionHandler(Bench::failed)
            .setUsageHelpAutoWidth(true)
            .execute(args));
  }

  private static int failed(Exception error, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (error instanceof BadSetupException setup) {
      setup.problems().forEach(problem -> command.getErr().println("error: " + problem));
      return 1;
    }
    throw error;
  }
}
