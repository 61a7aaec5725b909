package org.inion.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.inion.AnyCell;
import org.inion.batch.FolderFiles;
import org.inion.ingest.HadoopStore;
import org.inion.model.ShallowFbcspNet;
import org.inion.model.WindowShape;
import org.inion.predict.PredictJob;
import org.inion.predict.PredictRequest;
import org.inion.predict.PredictSummary;
import org.inion.stage.Progress;
import org.inion.table.Column;
import org.inion.table.Contract;
import org.inion.table.RowWriter;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowColumns;

/**
 * So many small windows, predicted while the memory is watched.
 *
 * @param windows how many
 * @param folder for them and their predictions
 */
record ManyWindows(int windows, Path folder) {
  private static final WindowShape SMALL = new WindowShape(8, 64, 100);
  private static final int PARTS = 16;
  private static final int SUBJECT_WINDOWS = 1000;

  void addTo(Figures figures, SparkSession spark) throws IOException {
    System.err.println("Writing " + windows + " small windows ...");
    write();
    System.err.println("Predicting them ...");
    ShallowFbcspNet network = new ShallowFbcspNet(8, 9, 20, 10, 0.5);
    HadoopStore store =
        new HadoopStore(
            JavaSparkContext.fromSparkContext(spark.sparkContext()).hadoopConfiguration());
    PredictRequest request =
        new PredictRequest(
            new FolderFiles(store.tree(), folder.resolve("windows").toString()),
            PredictModel.archive(network, SMALL),
            PredictModel.contract(network, SMALL),
            folder.resolve("predictions").toString(),
            store,
            PredictBench.settings());
    Watch watch = new Watch();
    PredictSummary summary = new PredictJob(spark, request, watch).run().orElseThrow();
    figures.heading("%,d windows of %d × %d".formatted(windows, SMALL.channels(), SMALL.samples()));
    figures.add("many_windows", "windows predicted", (double) summary.windows());
    figures.add("many_windows_per_s", "windows/s", summary.predictedNow() / summary.seconds());
    figures.add(
        "heap_slope_mb_per_100000_windows",
        "growth of the live heap, MB per 100,000 windows",
        Numbers.slope(watch.heap));
    figures.add(
        "resident_slope_mb_per_100000_windows",
        "growth of resident memory, MB per 100,000 windows",
        Numbers.slope(watch.resident));
    figures.add("heap_most_mb", "most of the live heap, MB", most(watch.heap));
    figures.add("resident_most_mb", "most of resident memory, MB", most(watch.resident));
  }

  private static double most(List<double[]> points) {
    return points.stream().mapToDouble(point -> point[1]).max().orElse(Double.NaN);
  }

  /** Looks at the memory after each piece; the first fifth is warm-up. */
  private final class Watch implements Progress {
    private final List<double[]> heap = new ArrayList<>();
    private final List<double[]> resident = new ArrayList<>();
    private long seen;

    @Override
    public void advance(int more, long bytes) {
      seen += more;
      if (seen < windows / 5) {
        return;
      }
      double at = seen / 1e5;
      heap.add(new double[] {at, MemoryNow.liveHeap()});
      resident.add(new double[] {at, MemoryNow.resident()});
    }
  }

  private void write() throws IOException {
    Path place = folder.resolve("windows");
    Files.createDirectories(place.resolve("_inion"));
    Contract contract =
        new Contract(
            PredictModel.contract(ShallowFbcspNet.DEFAULT, SMALL).input().channels(),
            SMALL.rateHz(),
            SMALL.samples(),
            "uV",
            SignalEncoding.FLOAT32.key(),
            WindowColumns.SCHEMA.columns().stream().map(Column::name).toList());
    Files.writeString(place.resolve("_inion/contract.json"), contract.toJson());
    Random random = new Random(1);
    byte[] signal = new byte[SignalEncoding.FLOAT32.bytes(SMALL.channels(), SMALL.samples())];
    for (int part = 0; part < PARTS; part++) {
      var file =
          new org.apache.hadoop.fs.Path(place.resolve("part-%02d.parquet".formatted(part)).toUri());
      try (RowWriter writer =
          new RowWriter(
              HadoopOutputFile.fromPath(file, new Configuration()),
              WindowColumns.SCHEMA,
              Map.of(),
              1)) {
        for (int i = part * windows / PARTS; i < (part + 1) * windows / PARTS; i++) {
          ByteBuffer values = ByteBuffer.wrap(signal).order(ByteOrder.LITTLE_ENDIAN);
          while (values.hasRemaining()) {
            values.putFloat(20 * random.nextFloat() - 10);
          }
          writer.write(row(i, signal));
        }
      }
    }
  }

  private static Object[] row(int number, byte[] signal) {
    int subject = number / SUBJECT_WINDOWS;
    Object[] row = new Object[WindowColumns.SCHEMA.columns().size()];
    for (int i = 0; i < row.length; i++) {
      Column column = WindowColumns.SCHEMA.columns().get(i);
      row[i] =
          switch (column.name()) {
            case "recording_id" -> "many/" + subject;
            case "dataset" -> "many";
            case "subject_id" -> "" + subject;
            case "window_index" -> number % SUBJECT_WINDOWS;
            case "signal" -> signal.clone();
            case "age_years" -> 5 + subject % 16.0;
            case "clean" -> true;
            default -> AnyCell.of(column);
          };
    }
    return row;
  }
}
