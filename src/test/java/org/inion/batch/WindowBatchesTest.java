package org.inion.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inion.batch.WindowFilter.Cleanliness;
import org.inion.error.BadSetupException;
import org.inion.table.SignalEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowBatchesTest {
  private static final List<Target> AGE = List.of(Target.number("age_years"));

  /** 3 files, 5 subjects, 7 to 11 windows each; the first value of a window is its number. */
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SignalEncoding.class)
  void anEpochSeesEveryWindowOnceWithItsOwnSignalAndLabel(SignalEncoding encoding)
      throws IOException {
    int windows = TinyWindows.write(folder, encoding);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      assertThat(batches.index().windows()).isEqualTo(windows);
      List<Integer> seen = numbers(batches, 0, BatchOrder.shuffled(16, 3), Optional.empty());
      assertThat(seen).hasSize(windows);
      assertThat(new TreeSet<>(seen)).hasSize(windows);
    }
  }

  @Test
  void oneSeedGivesOneOrderAndEpochsDiffer() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      BatchOrder order = BatchOrder.shuffled(16, 3);
      List<Integer> first = numbers(batches, 0, order, Optional.empty());
      assertThat(numbers(batches, 0, order, Optional.empty())).isEqualTo(first);
      assertThat(numbers(batches, 1, order, Optional.empty())).isNotEqualTo(first);
      assertThat(numbers(batches, 0, BatchOrder.shuffled(16, 4), Optional.empty()))
          .isNotEqualTo(first);
      List<Integer> stored = numbers(batches, 0, BatchOrder.AS_STORED, Optional.empty());
      assertThat(stored).isSorted().isNotEqualTo(first);
    }
  }

  @Test
  void givesOnlyWhatIsWanted() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    Set<SubjectId> two = Set.of(new SubjectId("tiny", "1"), new SubjectId("tiny", "3"));
    WindowFilter filter = new WindowFilter(Optional.of(two), Set.of("rest"), Cleanliness.CLEAN);
    try (WindowBatches batches = WindowBatches.open(folder, filter, AGE)) {
      assertThat(new HashSet<>(batches.index().subjects())).isEqualTo(two);
      List<Integer> seen = numbers(batches, 0, BatchOrder.AS_STORED, Optional.empty());
      assertThat(seen).isNotEmpty().allMatch(TinyWindows::isClean);
      assertThat(seen).allMatch(number -> TinyWindows.subject(number) % 2 == 1);
    }
  }

  @Test
  void windowsWithoutALabelAreNotWanted() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    List<Target> sex = List.of(new Target("sex", List.of("F", "M")));
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, sex)) {
      // Subject 4 has no sex.
      assertThat(batches.index().subjects()).hasSize(4);
      try (BatchStream epoch = batches.epoch(0, 4, batches.whole(), BatchOrder.AS_STORED)) {
        try (Batch batch = epoch.next().orElseThrow()) {
          assertThat(batch.labels()[0]).isEqualTo(TinyWindows.subject(0) % 2);
        }
      }
    }
  }

  @Test
  void cropsLieInTheWindowAndAreOfOnePlaceInAllChannels() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      Crop random = new Crop(4, Crop.Place.RANDOM);
      assertThat(starts(batches, random)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
      assertThat(starts(batches, new Crop(4, Crop.Place.CENTRE))).containsExactly(3);
      assertThatThrownBy(
              () -> batches.epoch(0, 4, new Crop(11, Crop.Place.RANDOM), BatchOrder.AS_STORED))
          .isInstanceOf(BadSetupException.class)
          .hasMessageContaining("1 to 10 samples long, but was 11");
    }
  }

  @Test
  void balancedEpochsSeeSubjectsAboutEquallyOften() throws IOException {
    int windows = TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      BatchOrder order = new BatchOrder(BatchOrder.Shuffle.YES, Balance.SUBJECT, 8, 5);
      int[] counts = new int[5];
      int epochs = 40;
      for (int epoch = 0; epoch < epochs; epoch++) {
        numbers(batches, epoch, order, Optional.empty())
            .forEach(number -> counts[TinyWindows.subject(number)]++);
      }
      for (int count : counts) {
        assertThat((double) count / epochs).isBetween(0.93 * windows / 5, 1.07 * windows / 5);
      }
    }
  }

  @Test
  void nothingIsLeftOfArrowsMemoryAfterAnEpochOrAnUnfinishedOne() throws IOException {
    TinyWindows.write(folder, SignalEncoding.INT16);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      numbers(batches, 0, BatchOrder.shuffled(16, 3), Optional.empty());
      assertThat(batches.allocatedBytes()).isZero();
      numbers(batches, 0, BatchOrder.shuffled(16, 3), Optional.of(2));
      assertThat(batches.allocatedBytes()).isZero();
    }
  }

  @Test
  void opensNoPartOfWhichNothingIsWanted() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    Files.createDirectories(folder.resolve("_inion/state"));
    Files.writeString(
        folder.resolve("_inion/state/recordings.json"),
        """
        [{"dataset": "tiny", "subject": "0", "file": "part-0.parquet", "written": 7, "clean": 5},
         {"dataset": "tiny", "subject": "1", "file": "part-0.parquet", "written": 8, "clean": 6},
         {"dataset": "tiny", "subject": "4", "file": "part-2.parquet", "written": 9, "clean": 0}]
        """);
    List<String> opened = Collections.synchronizedList(new ArrayList<>());
    PartScanner scanner =
        (query, allocator) -> {
          opened.add(query.part().name());
          return RecordScan.local(query, allocator);
        };
    WindowFilter filter =
        WindowFilter.ALL.of(Set.of(new SubjectId("tiny", "3"), new SubjectId("tiny", "4")));
    try (WindowBatches batches =
        WindowBatches.open(FolderFiles.local(folder), scanner, filter.clean(), AGE)) {
      // Nothing is known of part 1; the state says that part 2 has nothing clean.
      assertThat(opened).containsExactly("part-1.parquet");
      assertThat(numbers(batches, 0, BatchOrder.AS_STORED, Optional.empty()))
          .isNotEmpty()
          .allMatch(number -> TinyWindows.subject(number) == 3);
      assertThat(opened).containsExactly("part-1.parquet", "part-1.parquet");
    }
  }

  /** Names of parts are hashes of what changes when recordings are only copied. */
  @Test
  void theOrderIsThatOfTheRecordingsWhateverThePartsAreCalled() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    List<List<Integer>> orders = new ArrayList<>();
    for (List<String> names : List.of(List.of("x", "y", "z"), List.of("z", "x", "y"))) {
      StringBuilder state = new StringBuilder("[");
      for (int part = 0; part < 3; part++) {
        String name = names.get(part) + ".parquet";
        Path own = folder.resolve("part-" + part + ".parquet");
        Files.copy(own, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        state.append(part == 0 ? "" : ", ");
        state.append(
            """
            {"recordingId": "tiny/%d", "dataset": "tiny", "subject": "%d", "file": "%s", "written": 9, "clean": 9}
            """
                .formatted(part, 2 * part, name));
      }
      Path copy = Files.createDirectories(folder.resolve("as-" + names.get(0)));
      TinyWindows.writeContract(copy, SignalEncoding.FLOAT32);
      for (String name : names) {
        Files.move(folder.resolve(name + ".parquet"), copy.resolve(name + ".parquet"));
      }
      Files.createDirectories(copy.resolve("_inion/state"));
      Files.writeString(copy.resolve("_inion/state/recordings.json"), state.append("]"));
      try (WindowBatches batches = WindowBatches.open(copy, WindowFilter.ALL, AGE)) {
        orders.add(numbers(batches, 0, BatchOrder.shuffled(16, 3), Optional.empty()));
      }
    }
    assertThat(orders.get(0)).hasSize(45).isEqualTo(orders.get(1));
  }

  @Test
  void aSmallBufferMixesWindowsOfSeveralParts() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    try (WindowBatches batches = WindowBatches.open(folder, WindowFilter.ALL, AGE)) {
      List<Integer> seen = numbers(batches, 0, BatchOrder.shuffled(16, 3), Optional.empty());
      assertThat(seen.subList(0, 16).stream().map(TinyWindows::subject).map(s -> s / 2).distinct())
          .hasSizeGreaterThan(1);
    }
  }

  /** The numbers of an epoch's windows in their order; checks signals and labels on the way. */
  private static List<Integer> numbers(
      WindowBatches batches, int epoch, BatchOrder order, Optional<Integer> stopAfter)
      throws IOException {
    List<Integer> numbers = new ArrayList<>();
    int taken = 0;
    try (BatchStream stream = batches.epoch(epoch, 4, batches.whole(), order)) {
      while (stopAfter.map(stop -> numbers.size() < 4 * stop).orElse(true)) {
        Optional<Batch> next = stream.next();
        if (next.isEmpty()) {
          break;
        }
        try (Batch batch = next.orElseThrow()) {
          FloatBuffer signals = batch.signals().asFloatBuffer();
          assertThat(signals.remaining()).isEqualTo(batch.size() * TinyWindows.FLOATS);
          for (int i = 0; i < batch.size(); i++) {
            float[] window = new float[TinyWindows.FLOATS];
            signals.get(window);
            int number = TinyWindows.number(window);
            assertThat(window).containsExactly(TinyWindows.signal(number), TinyWindows.PRECISION);
            int subject = TinyWindows.subject(number);
            assertThat(batch.labels()[i]).isEqualTo(TinyWindows.age(subject));
            assertThat(batches.index().subjects().get(batch.subjects()[i]).subject())
                .isEqualTo(Integer.toString(subject));
            numbers.add(number);
          }
        }
        taken++;
      }
    }
    assertThat(taken).isPositive();
    return numbers;
  }

  private static Set<Integer> starts(WindowBatches batches, Crop crop) throws IOException {
    Set<Integer> starts = new TreeSet<>();
    try (BatchStream stream = batches.epoch(0, 4, crop, BatchOrder.shuffled(8, 1))) {
      for (Optional<Batch> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (Batch batch = next.orElseThrow()) {
          FloatBuffer signals = batch.signals().asFloatBuffer();
          for (int i = 0; i < batch.size(); i++) {
            int first = i * TinyWindows.CHANNELS * crop.samples();
            int start = TinyWindows.sample(signals.get(first));
            for (int k = 0; k < TinyWindows.CHANNELS * crop.samples(); k++) {
              assertThat(TinyWindows.sample(signals.get(first + k)))
                  .isEqualTo(start + k % crop.samples());
            }
            starts.add(start);
          }
        }
      }
    }
    return starts;
  }
}
