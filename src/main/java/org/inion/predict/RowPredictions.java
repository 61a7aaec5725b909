package org.inion.predict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.inion.error.BadDataException;
import org.inion.predict.PredictSettings.DeviceRule;
import org.inion.table.SignalEncoding;
import org.inion.table.StoredBytes;

/**
 * Rows of a partition with a prediction more, a batch at a time.
 *
 * @param model to load once a JVM
 * @param channels of a window
 * @param samples that the model takes of it
 * @param crops of a longer one
 * @param signal place of the column with the bytes
 * @param scale place of the column with µV a count; −1 for none
 * @param batch windows at once
 * @param device what computes
 */
record RowPredictions(
    Broadcast<ModelArchive> model,
    int channels,
    int samples,
    int crops,
    int signal,
    int scale,
    int batch,
    DeviceRule device)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Batches(rows);
  }

  private final class Batches implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Deque<Row> ready = new ArrayDeque<>();
    private final WindowBatch windows = new WindowBatch(channels, samples);
    private long seen;

    Batches(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      if (ready.isEmpty() && rows.hasNext()) {
        try {
          predict();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void predict() throws IOException {
      List<Row> taken = new ArrayList<>();
      while (taken.size() < batch && rows.hasNext()) {
        Row row = rows.next();
        taken.add(row);
        ByteBuffer stored =
            ByteBuffer.wrap(row.isNullAt(signal) ? new byte[0] : (byte[]) row.get(signal));
        windows.add(fit(row, stored.remaining()), StoredBytes.of(stored), scales(row));
        seen++;
      }
      double[] predictions = windows.predict(LoadedModels.of(model.value(), TaskDevice.of(device)));
      for (int i = 0; i < predictions.length; i++) {
        if (!Double.isFinite(predictions[i])) {
          throw new BadDataException(
              "[row %d of its partition] %s"
                  .formatted(
                      seen - predictions.length + i + 1, WindowBatch.notFinite(predictions[i])));
        }
        ready.add(with(taken.get(i), predictions[i]));
      }
    }

    private WindowFit fit(Row row, int bytes) {
      SignalEncoding encoding =
          scale >= 0 && !row.isNullAt(scale) ? SignalEncoding.INT16 : SignalEncoding.FLOAT32;
      int stored = bytes / encoding.bytes(channels, 1);
      if (stored < samples || encoding.bytes(channels, stored) != bytes) {
        throw new BadDataException(
            "[row %d of its partition] Cannot predict: the signal must have %d channels × at least %d samples of %s, %d bytes, but has %d. Give windows of the model's channels"
                .formatted(
                    seen,
                    channels,
                    samples,
                    encoding.key(),
                    encoding.bytes(channels, samples),
                    bytes));
      }
      return WindowFit.inOrder(channels, stored, encoding, samples, crops);
    }

    private float[] scales(Row row) {
      if (scale < 0 || row.isNullAt(scale)) {
        return new float[0];
      }
      List<Float> list = row.getList(scale);
      float[] scales = new float[list.size()];
      for (int i = 0; i < scales.length; i++) {
        scales[i] = list.get(i);
      }
      return scales;
    }
  }

  private static Row with(Row row, double prediction) {
    Object[] values = new Object[row.size() + 1];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    values[row.size()] = prediction;
    return RowFactory.create(values);
  }
}
