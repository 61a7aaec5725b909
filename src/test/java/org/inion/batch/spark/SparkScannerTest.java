package org.inion.batch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.inion.TestSpark;
import org.inion.batch.Balance;
import org.inion.batch.Batch;
import org.inion.batch.BatchOrder;
import org.inion.batch.BatchOrder.Shuffle;
import org.inion.batch.BatchStream;
import org.inion.batch.Crop;
import org.inion.batch.FolderFiles;
import org.inion.batch.SubjectId;
import org.inion.batch.Target;
import org.inion.batch.TinyWindows;
import org.inion.batch.WindowBatches;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowFilter.Cleanliness;
import org.inion.batch.WindowSource;
import org.inion.error.BadDataException;
import org.inion.ingest.HadoopStore;
import org.inion.table.SignalEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SparkScannerTest {
  private static final List<Target> TARGETS =
      List.of(Target.number("age_years"), Target.number("window_index"));
  private static final WindowFilter SOME =
      new WindowFilter(
          Optional.of(
              Set.of(
                  new SubjectId("tiny", "0"),
                  new SubjectId("tiny", "2"),
                  new SubjectId("tiny", "3"))),
          Set.of("rest"),
          Cleanliness.CLEAN);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SignalEncoding.class)
  void givesTheBatchesThatThisProcessReads(SignalEncoding encoding) throws IOException {
    TinyWindows.write(folder, encoding);
    BatchOrder order = new BatchOrder(Shuffle.YES, Balance.SUBJECT, 8, 5);
    for (WindowFilter filter : List.of(WindowFilter.ALL, SOME)) {
      try (WindowSource own = WindowBatches.open(folder, filter, TARGETS);
          // Less than a part: some chunks have a row group, others have none.
          WindowSource spark = open(1000, filter)) {
        assertThat(spark.index().windows()).isPositive();
        assertThat(spark.index().subjects()).isEqualTo(own.index().subjects());
        assertThat(contents(spark, order)).isEqualTo(contents(own, order));
        assertThat(contents(spark, BatchOrder.AS_STORED))
            .isEqualTo(contents(own, BatchOrder.AS_STORED));
        assertThat(spark.allocatedBytes()).isZero();
      }
    }
  }

  @Test
  void anEpochThatIsLeftGivesItsMemoryBack() throws IOException {
    TinyWindows.write(folder, SignalEncoding.INT16);
    try (WindowSource spark = open(SparkScanner.CHUNK_BYTES, WindowFilter.ALL)) {
      try (BatchStream epoch = spark.epoch(0, 4, spark.whole(), BatchOrder.shuffled(8, 1))) {
        assertThat(epoch.next()).isPresent();
        assertThat(spark.allocatedBytes()).isPositive();
      }
      assertThat(spark.allocatedBytes()).isZero();
    }
  }

  @Test
  void whatAnExecutorCannotReadIsNamedInOneLineAndNothingIsLeft() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowSource spark = open(SparkScanner.CHUNK_BYTES, WindowFilter.ALL)) {
      Path part = folder.resolve("part-1.parquet");
      byte[] whole = Files.readAllBytes(part);
      Files.write(part, Arrays.copyOf(whole, whole.length / 2));
      assertThatThrownBy(() -> contents(spark, BatchOrder.AS_STORED))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining(
              "part-1.parquet] Cannot read the table: it must be a whole Parquet file");
      Files.delete(part);
      assertThatThrownBy(() -> contents(spark, BatchOrder.AS_STORED))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("part-1.parquet] Cannot read windows: an executor must be able")
          .message()
          .hasLineCount(1);
      assertThat(spark.allocatedBytes()).isZero();
    }
  }

  private WindowSource open(long chunkBytes, WindowFilter filter) throws IOException {
    HadoopStore files = new HadoopStore(new Configuration());
    return WindowBatches.open(
        new FolderFiles(files.tree(), folder.toString()),
        new SparkScanner(TestSpark.context(), files, chunkBytes),
        filter,
        TARGETS);
  }

  /** Every batch of two epochs: its samples, labels and subjects, bit by bit. */
  private static List<List<Object>> contents(WindowSource source, BatchOrder order)
      throws IOException {
    List<List<Object>> contents = new ArrayList<>();
    Crop crop = new Crop(7, Crop.Place.RANDOM);
    for (int epoch = 0; epoch < 2; epoch++) {
      try (BatchStream stream = source.epoch(epoch, 4, crop, order)) {
        for (var next = stream.next(); next.isPresent(); next = stream.next()) {
          try (Batch batch = next.orElseThrow()) {
            ByteBuffer samples = ByteBuffer.allocate(batch.signals().remaining());
            samples.put(batch.signals().duplicate()).flip();
            contents.add(
                List.of(
                    samples,
                    ByteBuffer.wrap(bytes(batch)),
                    Arrays.stream(batch.subjects()).limit(batch.size()).boxed().toList()));
          }
        }
      }
    }
    return contents;
  }

  private static byte[] bytes(Batch batch) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * TARGETS.size() * batch.size());
    bytes.asFloatBuffer().put(batch.labels(), 0, TARGETS.size() * batch.size());
    return bytes.array();
  }
}
