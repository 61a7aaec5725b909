package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingDigest;
import org.inion.format.RecordingFormats;
import org.inion.ingest.PlainFiles;
import org.inion.ingest.PreprocessConfig;
import org.inion.ingest.RunSummary;
import org.inion.ingest.WindowsFolder;
import org.inion.signal.Recording;
import org.inion.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobs/inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "What a windows folder or a raw file holds.",
    customSynopsis = {
      "jobs/inspect [--json] DIR",
      "       jobs/inspect [--json] [--config FILE]... [--set KEY=VALUE]... FILE"
    },
    description = {
      "",
      "Of a windows folder it prints recordings, subjects, hours, windows, the share that is clean, what was rejected and"
          + " why, and compares the parts with what the folder says of itself. A subject on two"
          + " sides is a fault; several values of one label of a subject are a warning.",
      "Of a raw file (FILE ends in .edf, .bdf, .set, .vhdr or .ahdr) it"
          + " prints what the header says, channels with unit, rate and first values, events,"
          + " segments, and what had to be mended. It is read by the policies of preprocess, the keys"
          + " below read, such as",
      "  --set read.truncated-record=drop-last",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 all is well; 1 it is no windows folder, or it is not what it says, or the file cannot be"
          + " read"
    })
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR|FILE", description = "The windows folder, or the raw file.")
  private String path = "";

  @Mixin private JsonOption json = new JsonOption();

  @Mixin private LayeredOptions config = new LayeredOptions();

  @Override
  public Integer call() throws IOException {
    FileTree files = new PlainFiles().tree();
    boolean raw =
        RecordingFormats.all().read(path) && files.find(path).filter(FileEntry::folder).isEmpty();
    return raw ? inspectFile(files) : inspectFolder();
  }

  private int inspectFile(FileTree files) throws IOException {
    // A path that any kind of file system can take the folder of.
    String whole = path.contains("/") ? path : "./" + path;
    try (Recording recording = RecordingFormats.all().open(files, whole, policies())) {
      RecordingDigest digest = RecordingDigest.of(path, recording);
      spec.commandLine()
          .getOut()
          .println(json.wanted() ? RecordingJson.of(digest).toString() : RecordingText.of(digest));
    } catch (FileNotFoundException e) {
      throw new BadSetupException(
          Where.file(path)
              .says("Cannot open the file: it must be there, but is not. Check the path."));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return ExitCodes.GOOD;
  }

  private ReadPolicies policies() {
    return PreprocessConfig.of(config.lay(Tasks.layers()).resolve()).policies();
  }

  private int inspectFolder() throws IOException {
    for (String option : List.of("--config", "--set")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new BadSetupException(
            "["
                + option
                + "] Cannot inspect the folder: the option must be with a raw file, but "
                + path
                + " is none. Leave the option out: a windows folder has its configuration inside.");
      }
    }
    WindowsFolder folder = WindowsFolder.open(path);
    RunSummary summary = folder.summary();
    List<String> faults = folder.faults();
    List<String> warnings = folder.warnings();
    warnings.forEach(one -> spec.commandLine().getErr().println("warning: " + one));
    if (json.wanted()) {
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
