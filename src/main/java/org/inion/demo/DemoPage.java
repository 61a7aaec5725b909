package org.inion.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.inion.demo.DemoResult.Line;
import org.inion.evaluate.Origin;
import org.inion.evaluate.ScoreText;
import org.inion.file.FileEntry;
import org.inion.file.LocalFiles;
import org.inion.report.BarPicture;
import org.inion.report.HtmlTable;
import org.inion.report.HtmlTable.Cell;
import org.inion.report.IntervalPicture;
import org.inion.report.Page;
import org.inion.report.Page.Figure;
import org.inion.table.ChannelInputFile;
import org.inion.table.RowReader;

/** The page of a demonstration, made of what its jobs left. */
final class DemoPage {
  private final DemoFolder folder;
  private final DemoResult result;
  private final Page page = new Page("From raw EEG to a submission, on a simulated dataset");

  private DemoPage(DemoFolder folder, DemoResult result) {
    this.folder = folder;
    this.result = result;
  }

  static String of(DemoFolder folder, DemoResult result) throws IOException {
    DemoPage parts = new DemoPage(folder, result);
    parts.page.warning("Simulated data. " + Origin.SIMULATED.sentence());
    parts.page.paragraph(
        "Each part below is what a job wrote; the jobs stand at the end. Networks learnt from the"
            + " releases R1 to R4, R5 chose their best epoch, and R6 was kept for the scores: nobody"
            + " of it was seen before. It plays the part of the challenge's hidden R12.");
    parts.data();
    parts.learning();
    parts.scores();
    parts.submission();
    parts.how();
    return parts
        .page
        .footer(
            "Intervals hold 95 % of 1000 resamples of the test side's subjects: with so few of them"
                + " they are wide. Response potentials are twice as large as the"
                + " simulator's own, so that a minute of training finds them in few trials.")
        .html();
  }

  private void data() throws IOException {
    JsonNode made = result.said("simulate");
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure("subjects", made.path("subjects").asText(), DemoPlan.RELEASES + " releases"));
    figures.add(
        new Figure(
            "recorded",
            String.format(Locale.ROOT, "%.1f h", made.path("hours").asDouble()),
            made.path("recordings").asText() + " recordings, 129 channels"));
    for (Aim aim : Aim.values()) {
      JsonNode windows = result.said("preprocess " + aim.task());
      figures.add(
          new Figure(
              "windows, " + aim.words(),
              String.format(Locale.ROOT, "%,d", windows.path("windows").asInt()),
              String.format(
                  Locale.ROOT, "%.1f %% clean", 100 * windows.path("clean_share").asDouble())));
    }
    page.heading("Data").figures(figures);
    List<String> pictures = new ArrayList<>();
    Map<Integer, Integer> ages = ages();
    if (!ages.isEmpty()) {
      pictures.add(new BarPicture("Ages (simulated)", "age (years)", "subjects").of(ages));
    }
    pictures.addAll(WindowExamples.of(folder.windows(Aim.AGE)));
    page.pictures(pictures);
  }

  private Map<Integer, Integer> ages() throws IOException {
    LocalFiles files = new LocalFiles();
    String table = folder.windows(Aim.AGE).resolve("_inion/subjects/part-0.parquet").toString();
    Map<Integer, Integer> counts = new TreeMap<>();
    Optional<FileEntry> entry = files.find(table);
    if (entry.isEmpty()) {
      return counts;
    }
    try (RowReader reader =
        new RowReader(new ChannelInputFile(entry.get().bytes(), () -> files.open(table)))) {
      for (Map<String, String> row : reader.rows()) {
        if (row.containsKey("age_years")) {
          counts.merge((int) Double.parseDouble(row.get("age_years")), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private void learning() throws IOException {
    page.heading("Learning");
    List<String> pictures = new ArrayList<>();
    List<String> heads = List.of("", "network", "parameters", "best epoch", "seconds");
    HtmlTable table = new HtmlTable(heads);
    for (Aim aim : Aim.values()) {
      JsonNode run = result.said("train " + aim.task());
      table.row(
          List.of(
              Cell.of(aim.words()),
              Cell.of(run.path("network").asText()),
              Cell.of(String.format(Locale.ROOT, "%,d", run.path("parameters").asLong())),
              Cell.of(run.path("best_epoch").asText() + " of " + run.path("epochs").asText()),
              Cell.of(String.format(Locale.ROOT, "%.1f", run.path("seconds").asDouble()))));
      pictures.add(svg(folder.run(aim).resolve("pictures/loss.svg"), "Loss, " + aim.words()));
    }
    page.table(table).pictures(pictures);
  }

  private void scores() throws IOException {
    page.heading("Predicted and true, people of the test side");
    page.pictures(
        List.of(
            scatter(Aim.AGE, "subject", "Age, each a person"),
            scatter(Aim.RESPONSE_TIME, "window", "Response time, each a trial"),
            scatter(Aim.RESPONSE_TIME, "subject", "Response time, each a person")));
    page.heading("Beside what needs no EEG");
    page.paragraph(
        "The error, divided by the spread of the true values: 1 is what the mean scores, lower is"
            + " better. Each a person; for response time each a trial.");
    List<IntervalPicture.Line> lines = new ArrayList<>();
    HtmlTable table = new HtmlTable(List.of("", "subjects", "nrmse ↓", "pearson r ↑"));
    for (Aim aim : Aim.values()) {
      for (Line line : result.lines(aim)) {
        boolean first = line.of().equals("network");
        String name = first ? aim.words() + ": network" : line.of();
        if (!Double.isNaN(line.nrmse())) {
          lines.add(
              new IntervalPicture.Line(
                  name, line.subjects(), line.nrmse(), line.interval(), first));
        }
        List<Cell> cells =
            List.of(
                Cell.of(name),
                Cell.of(String.valueOf(line.subjects())),
                new Cell(ScoreText.value(line.nrmse()), ScoreText.interval(line.interval())),
                Cell.of(ScoreText.value(line.pearsonR())));
        table = first ? table.blockRow(cells) : table.row(cells);
      }
    }
    page.pictures(
        List.of(
            new IntervalPicture(
                    "Networks and baselines (simulated)",
                    "nrmse (lower is better)",
                    OptionalDouble.of(1))
                .of(lines)));
    page.table(table);
  }

  private String scatter(Aim aim, String level, String title) throws IOException {
    return svg(folder.scores(aim).resolve("pictures/scatter-" + level + ".svg"), title);
  }

  /** A picture that a job drew, under a title that says of which task. */
  private static String svg(Path file, String title) throws IOException {
    String drawn = Files.readString(file);
    String before = drawn.replaceFirst("(?s).*?<title>(.*?)</title>.*", "$1");
    return drawn.replace(">" + before + "<", ">" + title + " (simulated)<");
  }

  private void submission() {
    JsonNode check = result.said("submit");
    boolean valid = check.path("valid").asBoolean();
    page.heading("Submission");
    page.paragraph(result.submission().getFileName() + " holds the models of both challenges.");
    check.path("warnings").forEach(one -> page.warning(one.path("message").asText()));
    page.figures(
        List.of(
            new Figure(
                "check",
                valid ? "passed" : "refused",
                valid ? "nothing that the challenge would refuse" : "see jobs/submit --check"),
            new Figure(
                "as the evaluator",
                check.path("torch").isTextual() ? "run" : "not run",
                check.path("torch").isTextual()
                    ? "in Python, torch " + check.path("torch").asText()
                    : "no Python with torch"),
            score(check, "challenge_1"),
            score(check, "challenge_2"),
            new Figure(
                "overall", ScoreText.value(number(check, "overall")), "30 % and 70 % of them")));
  }

  private static Figure score(JsonNode check, String name) {
    return new Figure(
        name.replace('_', ' '),
        ScoreText.value(number(check, name)),
        "nrmse of %s windows, %s people"
            .formatted(
                check.path(name + "_windows").asText(), check.path(name + "_subjects").asText()));
  }

  private static double number(JsonNode node, String field) {
    return node.path(field).asDouble(Double.NaN);
  }

  private void how() {
    page.heading("How it was made");
    HtmlTable table = new HtmlTable(List.of("stage", "seconds"));
    StringBuilder commands = new StringBuilder();
    for (StageLog.Done done : result.stages()) {
      String seconds = String.format(Locale.ROOT, "%.1f", done.seconds());
      table.row(List.of(Cell.of(done.name()), Cell.of(seconds)));
      commands.append(done.command()).append('\n');
    }
    String all = String.format(Locale.ROOT, "%.1f", result.seconds());
    table.blockRow(List.of(Cell.of("all"), Cell.of(all)));
    page.table(table);
    page.folded("Commands", commands.toString());
  }
}
