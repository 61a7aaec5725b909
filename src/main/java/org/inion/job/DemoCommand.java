package org.inion.job;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.inion.demo.DemoPlan;
import org.inion.demo.DemoResult;
import org.inion.demo.DemoRun;
import org.inion.demo.DemoSize;
import org.inion.job.SparkSessions.JobSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "The whole way on a simulated dataset: from raw recordings to a submission.",
    customSynopsis = "jobs/demo [--out DIR] [OPTIONS]",
    description = {
      "",
      "Simulates six releases in the shape of HBN-EEG, cuts windows, trains small networks for age,"
          + " response time and externalizing, predicts and scores people whom they have not seen,"
          + " packs and checks a submission, and shows it all on a page, DIR/report.html. Prints each"
          + " job as you would type it. Takes some minutes on two cores and about 2.5 GB. What is done"
          + " is not done again.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 all is done; 1 failed: the same command goes on there",
      "",
      "Examples:",
      "  jobs/demo",
      "  jobs/demo --out small --subjects 18 --trials 6 --epochs 1"
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "inion-demo",
      description = "Folder for everything. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Option(
      names = "--subjects",
      paramLabel = "N",
      defaultValue = "180",
      description = "Simulated people over all releases. Default: ${DEFAULT-VALUE}.")
  private int subjects;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Of each person in the contrast change detection task. Default: ${DEFAULT-VALUE}.")
  private int trials;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "6",
      description = "Of each network. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    var plan = DemoPlan.of(out, new DemoSize(subjects, trials, epochs));
    PrintWriter log = spec.commandLine().getErr();
    // The jobs find this session, and leave it open.
    JobSession session = SparkSessions.open("demo");
    try {
      DemoResult result = new DemoRun(out, plan, DemoCommand::job, line -> tell(log, line)).run();
      spec.commandLine().getOut().println(json.wanted() ? result.json() : result.text());
      spec.commandLine().getOut().flush();
    } finally {
      session.close();
    }
    return ExitCodes.GOOD;
  }

  private static int job(List<String> arguments, PrintWriter out) {
    return Inion.commands().setOut(out).execute(arguments.toArray(String[]::new));
  }

  private static void tell(PrintWriter log, String line) {
    log.println(line);
    log.flush();
  }
}
