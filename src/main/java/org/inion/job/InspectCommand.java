package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.inion.ingest.RunSummary;
import org.inion.ingest.WindowsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobs/inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "What a windows folder holds.",
    customSynopsis = "jobs/inspect [--json] DIR",
    description = {
      "",
      "Prints recordings, subjects, hours, windows, the share that is clean, what was rejected and"
          + " why, and compares the parts with what the folder says of itself. A subject on two"
          + " sides is a fault; several values of one label of a subject are a warning.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 all is well; 1 it is no windows folder, or it is not what it says"
    })
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The windows folder.")
  private String path = "";

  @Option(names = "--json", description = "One line of JSON instead of a table for people.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    WindowsFolder folder = WindowsFolder.open(path);
    RunSummary summary = folder.summary();
    List<String> faults = folder.faults();
    List<String> warnings = folder.warnings();
    warnings.forEach(one -> spec.commandLine().getErr().println("warning: " + one));
    if (json) {
      ObjectNode line = new ObjectMapper().valueToTree(summary);
      line.putPOJO("faults", faults);
      line.putPOJO("warnings", warnings);
      spec.commandLine().getOut().println(line);
    } else {
      spec.commandLine().getOut().println(SummaryText.of(summary, path));
      faults.forEach(fault -> spec.commandLine().getErr().println("fault: " + fault));
    }
    return faults.isEmpty() ? ExitCodes.GOOD : ExitCodes.FAILED;
  }
}
