package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.inion.config.Settings;
import org.inion.ingest.WindowsFolder;
import org.inion.task.SplitKeys;
import org.inion.window.MovedSubject;
import org.inion.window.SubjectSplit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobs/split}. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "Makes the split of a windows folder again.",
    customSynopsis = "jobs/split [OPTIONS] DIR",
    description = {
      "",
      "Puts each subject of DIR/_inion/subjects on a side, by the split part of the configuration,"
          + " and says who moved. The windows stay as they are.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  jobs/split windows --seed 7",
      "  jobs/split windows --set split.rule=k-fold --set split.stratify=sex",
      "  jobs/split windows --set split.rule=column --set split.column=sex \\",
      "      --set split.values.train=[F] --set split.values.test=[M]",
      "",
      "Exit code:",
      "  0 the split is made; 1 failed, and the split is as it was"
    })
final class SplitCommand implements Callable<Integer> {
  private static final int SHOWN = 10;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The windows folder.")
  private String path = "";

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    Settings settings = config.resolve();
    SubjectSplit rule = SplitKeys.read(settings);
    settings.check();
    WindowsFolder.Resplit result = WindowsFolder.open(path).split(rule);
    result.warnings().forEach(one -> spec.commandLine().getErr().println("warning: " + one));
    if (json.wanted()) {
      ObjectNode line = new ObjectMapper().createObjectNode();
      ObjectNode sides = line.putObject("split");
      result.sides().counts().forEach((side, count) -> sides.put(side.key(), count));
      line.put("moved", result.moved().size());
      spec.commandLine().getOut().println(line);
    } else {
      result
          .sides()
          .counts()
          .forEach(
              (side, count) ->
                  spec.commandLine()
                      .getOut()
                      .printf("%-12s %s%n", side.key(), Figures.count(count, "subject")));
      spec.commandLine()
          .getOut()
          .println(Figures.count(result.moved().size(), "subject") + " moved");
      for (MovedSubject moved : result.moved().stream().limit(SHOWN).toList()) {
        spec.commandLine()
            .getOut()
            .printf(
                "  %s/%s: %s to %s%n",
                moved.from().dataset(),
                moved.from().subjectId(),
                moved.from().split().key(),
                moved.to().split().key());
      }
    }
    return ExitCodes.GOOD;
  }
}
