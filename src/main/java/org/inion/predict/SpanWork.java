package org.inion.predict;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.inion.error.Where;
import org.inion.file.FileStore;
import org.inion.model.run.PredictionRunner;
import org.inion.predict.PredictSettings.DeviceRule;
import org.inion.stage.SparkStage;
import org.inion.table.ChannelOutputFile;
import org.inion.table.PredictionColumns;
import org.inion.table.RowWriter;
import scala.collection.Iterator;

/**
 * What a task does with a span: reads its windows batch by batch, predicts them, and lays their
 * predictions down as a file of the staging folder, whole or not at all.
 *
 * @param model to load once a JVM
 * @param scan reads the windows
 * @param rows what of them is read
 * @param fit how a window becomes what the model takes
 * @param wanted which of them are predicted
 * @param device what computes
 * @param store where files are written
 * @param staging folder of the files
 */
record SpanWork(
    Broadcast<ModelArchive> model,
    ColumnarScan scan,
    WindowRows rows,
    WindowFit fit,
    Wanted wanted,
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

    boolean holds(WindowRows rows, ColumnarBatch batch, int row) {
      return (windows == PredictSettings.Windows.ALL || rows.isClean(batch, row))
          && (recordings.isEmpty() || recordings.contains(rows.text(batch, row, "task")))
          && (subjects.isEmpty()
              || subjects.contains(
                  subject(
                      rows.text(batch, row, PredictionColumns.DATASET),
                      rows.text(batch, row, PredictionColumns.SUBJECT_ID))));
    }
  }

  /** The file of a span's predictions. */
  static String file(String staging, String key) {
    return staging + "/" + key + ".parquet";
  }

  @Override
  public Done apply(Span span) throws IOException {
    PredictionRunner runner = LoadedModels.of(model.value(), TaskDevice.of(device));
    Where where = Where.file(span.part().path());
    // Of its own: an attempt that Spark has given up may still be writing.
    String draft = staging + "/." + span.key() + "." + attempt();
    int windows = 0;
    try (RowWriter writer =
        new RowWriter(
            new ChannelOutputFile(() -> store.create(draft)),
            PredictionColumns.SCHEMA,
            Map.of(),
            1)) {
      Batch batch = new Batch();
      for (Iterator<?> batches = scan.read(span); batches.hasNext(); ) {
        windows += batch.predict(ColumnarScan.next(batches), runner, where, writer);
      }
    }
    store.move(draft, file(staging, span.key()));
    return new Done(span.key(), windows, span.length());
  }

  private static long attempt() {
    TaskContext task = TaskContext.get();
    return task == null ? 0 : task.taskAttemptId();
  }

  /** Windows that go through the network together. */
  private final class Batch {
    private final List<Object[]> chosen = new ArrayList<>();
    private ByteBuffer signals = ByteBuffer.allocateDirect(0);

    int predict(ColumnarBatch batch, PredictionRunner runner, Where part, RowWriter writer)
        throws IOException {
      chosen.clear();
      room(batch.numRows()).clear();
      for (int row = 0; row < batch.numRows(); row++) {
        if (wanted.holds(rows, batch, row)) {
          add(batch, row, part);
        }
      }
      if (chosen.isEmpty()) {
        return 0;
      }
      float[] predictions =
          runner.predict(
              signals.flip(), chosen.size() * fit.crops(), fit.channels().length, fit.samples());
      for (int i = 0; i < chosen.size(); i++) {
        Object[] row = chosen.get(i);
        double prediction = mean(predictions, i);
        if (!Double.isFinite(prediction)) {
          throw identity(part, row)
              .bad(
                  "Cannot predict: the prediction must be finite, but was %s. Look for values in the window that are no numbers; preprocess its recording anew, or leave it out"
                      .formatted(prediction));
        }
        row[WindowRows.PREDICTION] = prediction;
        writer.write(row);
      }
      return chosen.size();
    }

    private double mean(float[] predictions, int window) {
      double sum = 0;
      for (int crop = 0; crop < fit.crops(); crop++) {
        sum += predictions[window * fit.crops() + crop];
      }
      return sum / fit.crops();
    }

    private void add(ColumnarBatch batch, int row, Where part) {
      Object[] values = rows.row(batch, row, part);
      ByteBuffer stored = rows.signal(batch, row);
      if (stored.remaining() != fit.storedBytes()) {
        throw identity(part, values)
            .bad(
                "Cannot predict: signal must have %d bytes, as the folder's contract says, but has %d. Preprocess the recording anew"
                    .formatted(fit.storedBytes(), stored.remaining()));
      }
      float[] scales = rows.scales(batch, row);
      for (int crop = 0; crop < fit.crops(); crop++) {
        fit.append(stored, scales, crop, signals);
      }
      chosen.add(values);
    }

    private ByteBuffer room(int windows) {
      int bytes = Math.multiplyExact(windows * fit.crops(), fit.values() * Float.BYTES);
      if (signals.capacity() < bytes) {
        signals = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      }
      return signals;
    }
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
