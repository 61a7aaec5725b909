package org.inion.predict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.inion.error.BadDataException;
import org.inion.model.run.PredictionRunner;
import org.inion.predict.PredictSettings.DeviceRule;
import org.inion.table.SignalEncoding;

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
    private ByteBuffer signals = ByteBuffer.allocateDirect(0);
    private long seen;

    Batches(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      if (ready.isEmpty() && rows.hasNext()) {
        predict();
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

    private void predict() {
      List<Row> windows = new ArrayList<>();
      List<WindowFit> fits = new ArrayList<>();
      while (windows.size() < batch && rows.hasNext()) {
        Row row = rows.next();
        windows.add(row);
        fits.add(fit(row));
        seen++;
      }
      int inputs = fits.stream().mapToInt(WindowFit::crops).sum();
      room(inputs);
      for (int i = 0; i < windows.size(); i++) {
        ByteBuffer stored = ByteBuffer.wrap((byte[]) windows.get(i).get(signal));
        for (int crop = 0; crop < fits.get(i).crops(); crop++) {
          fits.get(i).append(stored, scales(windows.get(i)), crop, signals);
        }
      }
      float[] predictions = runner().predict(signals.flip(), inputs, channels, samples);
      int at = 0;
      for (int i = 0; i < windows.size(); i++) {
        int own = fits.get(i).crops();
        double prediction =
            IntStream.range(at, at + own).mapToDouble(j -> predictions[j]).average().orElseThrow();
        at += own;
        if (!Double.isFinite(prediction)) {
          throw new BadDataException(
              "[row %d of its partition] Cannot predict: the prediction must be finite, but was %s. Look for values in the window that are no numbers"
                  .formatted(seen - windows.size() + i + 1, prediction));
        }
        ready.add(with(windows.get(i), prediction));
      }
    }

    private PredictionRunner runner() {
      try {
        return LoadedModels.of(model.value(), TaskDevice.of(device));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private WindowFit fit(Row row) {
      SignalEncoding encoding =
          scale >= 0 && !row.isNullAt(scale) ? SignalEncoding.INT16 : SignalEncoding.FLOAT32;
      int bytes = row.isNullAt(signal) ? 0 : ((byte[]) row.get(signal)).length;
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

    private void room(int inputs) {
      int bytes = Math.multiplyExact(inputs * channels * samples, Float.BYTES);
      if (signals.capacity() < bytes) {
        signals = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      }
      signals.clear();
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
