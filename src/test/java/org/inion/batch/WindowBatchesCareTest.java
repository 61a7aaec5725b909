package org.inion.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.table.SignalEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is given back, counted and refused. */
class WindowBatchesCareTest {
  private static final List<Target> AGE = List.of(Target.number("age_years"));

  @TempDir Path folder;

  @Test
  void nothingIsLeftOfArrowsMemoryWhenAPartBreaksInTheMiddle() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      Files.writeString(folder.resolve("part-1.parquet"), "no Parquet");
      assertThatThrownBy(() -> drain(batches, BatchOrder.shuffled(16, 3)))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining(
              "part-1.parquet] Cannot read the table: it must be a whole Parquet");
      assertThat(batches.allocatedBytes()).isZero();
    }
  }

  @Test
  void saysThatAPartHasChanged() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      Path part = folder.resolve("part-1.parquet");
      Path kept = Files.move(part, folder.resolve("kept"));
      Files.copy(folder.resolve("part-2.parquet"), part);
      assertThatThrownBy(() -> drain(batches, BatchOrder.AS_STORED))
          .hasMessageContaining("must have 19 rows, as when the folder was opened, but has fewer");
      Files.copy(kept, folder.resolve("part-2.parquet"), StandardCopyOption.REPLACE_EXISTING);
      Files.move(kept, part, StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(() -> drain(batches, BatchOrder.AS_STORED))
          .hasMessageContaining("must have 11 rows, as when the folder was opened, but has more");
      assertThat(batches.allocatedBytes()).isZero();
    }
  }

  @Test
  void memoryOfABatchThatWasGivenBackIsUsedAgainAlsoInTheNextEpoch() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      Set<Batch> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
      for (int epoch = 0; epoch < 3; epoch++) {
        try (BatchStream stream =
            batches.epoch(epoch, 4, batches.whole(), BatchOrder.shuffled(16, 3))) {
          for (var next = stream.next(); next.isPresent(); next = stream.next()) {
            Batch batch = next.orElseThrow();
            distinct.add(batch);
            batch.close();
            batch.close();
          }
        }
      }
      assertThat(distinct).hasSize(1);
    }
  }

  @Test
  void countsWhereTheTimeWent() throws IOException {
    int windows = TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE);
        BatchStream stream = batches.epoch(0, 4, batches.whole(), BatchOrder.AS_STORED)) {
      for (var next = stream.next(); next.isPresent(); next = stream.next()) {
        next.orElseThrow().close();
      }
      assertThat(stream.times().windows()).isEqualTo(windows);
      assertThat(stream.times().bytes()).isEqualTo(4L * TinyWindows.FLOATS * windows);
      assertThat(stream.times().scanSeconds()).isPositive();
      assertThat(stream.times().copySeconds()).isPositive();
    }
  }

  @Test
  void refusesATargetThatIsNoColumn() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    assertThatThrownBy(
            () -> WindowBatches.open(folder, WindowFilter.ALL, List.of(Target.number("iq"))))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("the target must be a column of the table, but was \"iq\"");
  }

  @Test
  void refusesAFolderWithoutATable() throws IOException {
    assertThatThrownBy(() -> WindowBatches.open(folder, WindowFilter.ALL, AGE))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must hold _inion/contract.json, but does not");
    Files.createDirectories(folder.resolve("_inion"));
    TinyWindows.writeContract(folder, SignalEncoding.FLOAT32);
    assertThatThrownBy(() -> WindowBatches.open(folder, WindowFilter.ALL, AGE))
        .hasMessageContaining("must hold Parquet parts, but holds none");
  }

  private static void drain(WindowBatches batches, BatchOrder order) throws IOException {
    try (BatchStream stream = batches.epoch(0, 4, batches.whole(), order)) {
      for (var next = stream.next(); next.isPresent(); next = stream.next()) {
        next.orElseThrow().close();
      }
    }
  }
}
