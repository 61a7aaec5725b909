package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inion.baseline.BaselineReport;
import org.inion.baseline.Baselines;
import org.inion.ingest.PlainFiles;
import org.inion.metric.Bootstrap;
import org.inion.metric.ChallengeScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/baseline}. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Versions.class,
    header = "What age, sex and a mean already score.",
    customSynopsis = "jobs/baseline --bids DIR --bids DIR [--bids DIR]... [OPTIONS]",
    description = {
      "",
      "Reads participants.tsv and events.tsv, predicts each release from all the others, and prints"
          + " the scores with their intervals over subjects. Raw files may be absent. Without --task"
          + " it does both tasks of the challenge and their overall score.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 all is read; 3 some recordings were rejected, the rest is done; 1 failed",
      "",
      "Examples:",
      "  jobs/baseline --bids ds005505 --bids ds005506 --bids ds005507 --bids ds005508 --json",
      "  jobs/baseline --bids ds005505 --bids ds005506 --task sex"
    })
final class BaselineCommand implements Callable<Integer> {
  private static final List<String> CHALLENGE = List.of("response-time", "externalizing");

  @Spec private CommandSpec spec;

  @Option(
      names = "--bids",
      paramLabel = "DIR",
      required = true,
      description = "A BIDS folder; at least two releases.")
  private List<String> bids = new ArrayList<>();

  @Mixin private TaskOptions task = new TaskOptions();

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Of subjects, for the 95 %% intervals; 0 for none. Default: ${DEFAULT-VALUE}.")
  private int resamples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the resamples. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    Baselines baselines = new Baselines(new Bootstrap(resamples, seed, 0.95));
    List<String> names = task.name().map(List::of).orElse(CHALLENGE);
    List<BaselineReport> reports = new ArrayList<>();
    for (String name : names) {
      reports.add(baselines.of(task.resolve(name), new PlainFiles().tree(), bids));
    }
    boolean whole = true;
    for (BaselineReport report : reports) {
      whole &= report.rejected().isEmpty();
      report.rejected().forEach(one -> spec.commandLine().getErr().println("rejected: " + one));
    }
    spec.commandLine().getOut().println(json.wanted() ? line(reports) : BaselineText.of(reports));
    return whole ? ExitCodes.GOOD : ExitCodes.SOME_REJECTED;
  }

  private static String line(List<BaselineReport> reports) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode line = mapper.createObjectNode();
    ArrayNode tasks = line.putArray("tasks");
    reports.forEach(report -> tasks.add(node(mapper, report)));
    ObjectNode overall = line.putObject("overall");
    overall(reports, "mean").ifPresent(score -> overall.put("mean", score));
    overall(reports, "age + sex").ifPresent(score -> overall.put("age + sex", score));
    return line.toString();
  }

  private static ObjectNode node(ObjectMapper mapper, BaselineReport report) {
    ObjectNode task = mapper.createObjectNode();
    task.put("task", report.task());
    task.put("column", report.column());
    task.put("unit", report.unit());
    task.put("rows_are", report.rowsAre());
    task.putPOJO("excluded", report.excluded());
    task.put("rejected", report.rejected().size());
    ArrayNode scores = task.putArray("scores");
    for (BaselineReport.Scored one : report.scores()) {
      ObjectNode row = scores.addObject();
      row.put("baseline", one.baseline());
      row.put("release", one.group());
      row.put("rows", one.rows());
      row.put("subjects", one.subjects());
      for (BaselineReport.Score score : one.metrics()) {
        ObjectNode value = row.putObject(score.metric());
        number(value, "value", score.value());
        number(value, "low", score.interval().low());
        number(value, "high", score.interval().high());
      }
    }
    return task;
  }

  /** JSON has no NaN. */
  private static void number(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }

  /** The challenge's overall score of a baseline, where both of its tasks were done. */
  static Optional<Double> overall(List<BaselineReport> reports, String baseline) {
    return reports.stream().map(BaselineReport::task).toList().equals(CHALLENGE)
        ? Optional.of(
            new ChallengeScore(nrmse(reports.get(0), baseline), nrmse(reports.get(1), baseline))
                .overall())
        : Optional.empty();
  }

  private static double nrmse(BaselineReport report, String baseline) {
    return report.score(baseline, BaselineReport.ALL, "nrmse");
  }
}
