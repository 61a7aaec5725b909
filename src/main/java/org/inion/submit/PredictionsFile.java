package org.inion.submit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.inion.error.BadSetupException;
import org.inion.report.Markdown;
import org.inion.table.PredictionContract;
import org.inion.train.record.WholeFile;

/**
 * Predictions as a CSV with its card.
 *
 * @param file the CSV
 * @param card beside it
 * @param rows without the head
 * @param contract of the folder that it was made from
 */
public record PredictionsFile(Path file, Path card, long rows, PredictionContract contract) {

  /** What has a row. */
  public enum Rows {
    WINDOW,
    SUBJECT;

    /** As options name it. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Writes a CSV, whole or not at all, and its card.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the name does not end in .csv, the folder is
   * none of predictions, or the disk refuses.
   *
   * @param predictions where they come from
   * @param out the CSV; in front of .csv comes .simulated where the recordings are
   */
  public static PredictionsFile write(PredictionRows predictions, Path out, Rows rows) {
    PredictionContract contract = predictions.contract();
    OutputName name = OutputName.of(out, ".csv", contract.simulated());
    AtomicLong count = new AtomicLong();
    WholeFile.write(
        name.file(),
        channel -> {
          Writer csv = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
          count.set(rows == Rows.WINDOW ? windows(predictions, csv) : subjects(predictions, csv));
          csv.flush();
        });
    PredictionsFile file = new PredictionsFile(name.file(), name.card(), count.get(), contract);
    WholeFile.write(name.card(), file.page(predictions.folder(), rows));
    return file;
  }

  private static long windows(PredictionRows predictions, Writer csv) throws IOException {
    List<String> head =
        List.of("dataset", "subject_id", "recording_id", "window_index", "start_seconds");
    line(csv, head, predictions.contract(), "label", "prediction");
    return predictions.forEach(
        row -> {
          List<String> cells =
              List.of(
                  row.dataset(),
                  row.subject(),
                  row.recording(),
                  Integer.toString(row.window()),
                  Double.toString(row.startSeconds()));
          line(csv, cells, predictions.contract(), row.label(), row.prediction());
        });
  }

  private static long subjects(PredictionRows predictions, Writer csv) throws IOException {
    List<String> head = List.of("dataset", "subject_id", "windows");
    line(csv, head, predictions.contract(), "label", "prediction");
    return predictions.forEachSubject(
        one -> {
          List<String> cells =
              List.of(one.dataset(), one.subject(), Integer.toString(one.windows()));
          line(csv, cells, predictions.contract(), one.label(), one.prediction());
        });
  }

  private static void line(
      Writer csv, List<String> cells, PredictionContract contract, double label, double prediction)
      throws IOException {
    List<String> all = new ArrayList<>(cells);
    all.add(Double.isNaN(label) ? "" : Double.toString(label));
    all.add(Double.toString(prediction));
    if (!contract.classes().isEmpty()) {
      all.add(contract.classes().get(prediction >= 0.5 ? 1 : 0));
    }
    write(csv, all);
  }

  private static void line(
      Writer csv, List<String> head, PredictionContract contract, String label, String prediction)
      throws IOException {
    List<String> all = new ArrayList<>(head);
    all.addAll(List.of(label, prediction));
    if (!contract.classes().isEmpty()) {
      all.add("predicted_class");
    }
    write(csv, all);
  }

  private static void write(Writer csv, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      csv.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    csv.append('\n');
  }

  private static String cell(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private String page(String folder, Rows what) {
    Markdown page = new Markdown();
    page.line("# " + file.getFileName());
    if (contract.simulated()) {
      page.line("**Simulated: these are predictions of recordings of nobody.**");
    }
    boolean classes = !contract.classes().isEmpty();
    page.facts(
        List.of(
            List.of("task", contract.task()),
            List.of("target", contract.target()),
            List.of(
                "prediction",
                classes
                    ? "probability of " + contract.classes().get(1)
                    : contract.unit().isEmpty()
                        ? "a number without a unit"
                        : "in " + contract.unit()),
            List.of(
                "label",
                classes
                    ? "0 for %s, 1 for %s".formatted(contract.classes().toArray())
                    : "likewise"),
            List.of("rows", "%,d, one a %s".formatted(rows, what.key())),
            List.of("from", "`" + folder + "`"),
            List.of("model", "`" + contract.model() + "`")));
    return page.toString();
  }
}
