package org.inion.job;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one main class: the first argument names the job. */
@Command(
    name = "inion",
    description = "Raw EEG recordings to windows and trained models, on Apache Spark.",
    subcommands = {
      DemoCommand.class,
      PreprocessCommand.class,
      InspectCommand.class,
      SplitCommand.class,
      TrialsCommand.class,
      BaselineCommand.class,
      EvaluateCommand.class,
      SimulateCommand.class,
      TrainCommand.class,
      ExportCommand.class,
      PredictCommand.class,
      SubmitCommand.class,
      DoctorCommand.class,
      ProfileBatchesCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class)
public final class Inion {
  private Inion() {}

  /** Runs a job and ends the process with its exit code. */
  public static void main(String[] args) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(run(args));
  }

  /** Runs a job and returns its exit code. */
  static int run(String... args) {
    return commands().setUsageHelpAutoWidth(true).execute(args);
  }

  /** Every job with its options. */
  static CommandLine commands() {
    return new CommandLine(new Inion())
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(new BadArguments());
  }
}
