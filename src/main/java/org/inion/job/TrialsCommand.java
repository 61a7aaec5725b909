package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.inion.ingest.PlainFiles;
import org.inion.task.TrialReader;
import org.inion.task.TrialTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/trials}. */
@Command(
    name = "trials",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Versions.class,
    header = "The usable trials of a task, from text alone.",
    customSynopsis = "jobs/trials --bids DIR [--bids DIR]... [--task NAME] --out CSV [OPTIONS]",
    description = {
      "",
      "Reads participants.tsv and the events.tsv of the task's recordings and writes one line for"
          + " each usable trial. Raw files may be absent.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 all is read; 3 some recordings were rejected, the rest is done; 1 failed",
      "",
      "Example:",
      "  jobs/trials --bids ds005505 --task response-time --out trials.csv"
    })
final class TrialsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--bids",
      paramLabel = "DIR",
      required = true,
      description = "A BIDS folder; may be given often.")
  private List<String> bids = new ArrayList<>();

  @Option(names = "--out", paramLabel = "CSV", required = true, description = "The file to write.")
  private String out = "";

  @Mixin private TaskOptions task = new TaskOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    TrialReader reader = TrialReader.of(task.resolve("response-time"));
    PlainFiles files = new PlainFiles();
    TrialTable table = reader.read(files.tree(), bids);
    files.write(out, table.csv());
    table.rejected().forEach(one -> spec.commandLine().getErr().println("rejected: " + one));
    PrintWriter print = spec.commandLine().getOut();
    print.println(json.wanted() ? line(table) : text(table));
    return table.rejected().isEmpty() ? ExitCodes.GOOD : ExitCodes.SOME_REJECTED;
  }

  private static Map<String, Integer> excluded(TrialTable table) {
    Map<String, Integer> rules = new TreeMap<>();
    table.excluded().forEach((rule, count) -> rules.put(rule.key(), count));
    return rules;
  }

  private static Map<String, Integer> releases(TrialTable table) {
    Map<String, Integer> releases = new TreeMap<>();
    table.rows().forEach(row -> releases.merge(row.known("release_number"), 1, Integer::sum));
    return releases;
  }

  private String line(TrialTable table) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("out", out);
    line.put("trials", table.rows().size());
    line.putPOJO("releases", releases(table));
    line.putPOJO("counts", new TreeMap<>(table.counts()));
    line.putPOJO("excluded", excluded(table));
    line.put("rejected", table.rejected().size());
    return line.toString();
  }

  private String text(TrialTable table) {
    List<List<String>> rows = new ArrayList<>();
    releases(table).forEach((release, n) -> rows.add(List.of("usable, " + release, "" + n)));
    new TreeMap<>(table.counts()).forEach((name, n) -> rows.add(List.of(name, "" + n)));
    excluded(table).forEach((rule, n) -> rows.add(List.of("excluded: " + rule, n + " recordings")));
    rows.add(List.of("rejected", table.rejected().size() + " recordings"));
    return "\nTrials in " + out + "\n\n" + Figures.table(rows).stripTrailing();
  }
}
