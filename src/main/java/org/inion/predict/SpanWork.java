package org.inion.predict;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileStore;
import org.inion.model.run.PredictionRunner;
import org.inion.predict.PredictSettings.DeviceRule;
import org.inion.stage.SparkStage;
import org.inion.table.ChannelInputFile;
import org.inion.table.ChannelOutputFile;
import org.inion.table.ColumnScan;
import org.inion.table.PredictionColumns;
import org.inion.table.RowWriter;
import org.inion.table.SignalEncoding;
import org.inion.table.StoredBytes;

/**
 * What a task does with a span: reads its windows batch by batch, predicts them, and lays their
 * predictions down as a file of the staging folder, whole or not at all.
 *
 * @param model to load once a JVM
 * @param rows what of them is read
 * @param fit how a window becomes what the model takes
 * @param wanted which of them are predicted
 * @param batch windows at once
 * @param device what computes
 * @param store where files are written
 * @param staging folder of the files
 */
record SpanWork(
    ModelArchive model,
    WindowRows rows,
    WindowFit fit,
    Wanted wanted,
    int batch,
    DeviceRule device,
    FileStore store,
    String staging)
    implements SparkStage.Work<Span, SpanWork.Done> {

  /** What came of a span. */
  record Done(String key, int windows, long bytes) implements Serializable {}

  /**
   * Which windows are predicted.
   *
   * @param recordings BIDS tasks; empty for all
   * @param windows whether flagged ones are left out
   * @param subjects as {@link #subject}; empty for all
   */
  record Wanted(Set<String> recordings, PredictSettings.Windows windows, Set<String> subjects)
      implements Serializable {

    /** One word for a subject. */
    static String subject(String dataset, String subject) {
      return dataset + '\u0000' + subject;
    }

    boolean holds(WindowRows rows, Object[] row) {
      return (windows == PredictSettings.Windows.ALL || rows.isClean(row))
          && (recordings.isEmpty() || recordings.contains(rows.text(row, "task")))
          && (subjects.isEmpty()
              || subjects.contains(
                  subject(
                      rows.text(row, PredictionColumns.DATASET),
                      rows.text(row, PredictionColumns.SUBJECT_ID))));
    }
  }

  /** The file of a span's predictions. */
  static String file(String staging, String key) {
    return staging + "/" + key + ".parquet";
  }

  @Override
  public Done apply(Span span) throws IOException {
    // Of its own: an attempt that Spark has given up may still be writing.
    String draft = staging + "/." + span.key() + "." + attempt();
    int windows;
    try (ColumnScan scan = open(span);
        RowWriter writer =
            new RowWriter(
                new ChannelOutputFile(() -> store.create(draft)),
                PredictionColumns.SCHEMA,
                Map.of(),
                1)) {
      windows = predict(scan, Where.file(span.part().path()), writer);
    }
    store.move(draft, file(staging, span.key()));
    return new Done(span.key(), windows, span.length());
  }

  private static long attempt() {
    TaskContext task = TaskContext.get();
    return task == null ? 0 : task.taskAttemptId();
  }

  private ColumnScan open(Span span) throws IOException {
    FileEntry part = span.part();
    return ColumnScan.open(
        Where.file(part.path()),
        new ChannelInputFile(part.bytes(), () -> store.tree().open(part.path())),
        rows.columns(),
        new ColumnScan.Span(span.start(), span.start() + span.length()));
  }

  private int predict(ColumnScan scan, Where part, RowWriter writer) throws IOException {
    rows.requireKinds(scan.schema(), part);
    PredictionRunner runner = LoadedModels.of(model, TaskDevice.of(device));
    WindowBatch windows = new WindowBatch(fit.channels().length, fit.samples());
    List<Object[]> chosen = new ArrayList<>();
    int predicted = 0;
    for (Optional<Object[]> next = scan.next(); next.isPresent(); next = scan.next()) {
      Object[] row = next.get();
      if (!wanted.holds(rows, row)) {
        continue;
      }
      chosen.add(rows.prediction(row, part));
      windows.add(fit, signal(row, part), rows.scales(row));
      if (windows.windows() == batch) {
        predicted += write(chosen, windows.predict(runner), part, writer);
      }
    }
    if (windows.windows() > 0) {
      predicted += write(chosen, windows.predict(runner), part, writer);
    }
    return predicted;
  }

  private StoredBytes signal(Object[] row, Where part) {
    StoredBytes stored = rows.signal(row);
    if (stored.length() != fit.storedBytes()) {
      throw identity(part, rows.prediction(row, part))
          .bad(
              "Cannot predict: signal must have %d bytes, as the folder's contract says, but has %d. Preprocess the recording anew"
                  .formatted(fit.storedBytes(), stored.length()));
    }
    int scales = rows.scales(row).length;
    if (fit.encoding() == SignalEncoding.INT16 && scales != fit.storedChannels()) {
      throw identity(part, rows.prediction(row, part))
          .bad(
              "Cannot predict: signal_scale must have a number for each of %d channels, but has %d. Preprocess the recording anew"
                  .formatted(fit.storedChannels(), scales));
    }
    return stored;
  }

  private static int write(List<Object[]> rows, double[] predictions, Where part, RowWriter writer)
      throws IOException {
    for (int i = 0; i < predictions.length; i++) {
      Object[] row = rows.get(i);
      if (!Double.isFinite(predictions[i])) {
        throw identity(part, row).bad(WindowBatch.notFinite(predictions[i]));
      }
      row[WindowRows.PREDICTION] = predictions[i];
      writer.write(row);
    }
    rows.clear();
    return predictions.length;
  }

  /** Which window. */
  private static Where identity(Where part, Object[] row) {
    return new Where(
        "%s, recording %s, window %s"
            .formatted(
                part.place(),
                row[PredictionColumns.SCHEMA.position("recording_id")],
                row[PredictionColumns.SCHEMA.position("window_index")]));
  }
}
