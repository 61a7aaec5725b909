package org.inion.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.inion.batch.WindowFilter.Cleanliness;
import org.inion.batch.WindowIndex.Part;
import org.inion.batch.WindowIndex.Row;
import org.inion.error.BadSetupException;
import org.inion.file.FileEntry;
import org.inion.table.Contract;
import org.inion.table.PartContents;

/** Reads the index of a windows folder: every column that is needed but the signal. */
final class IndexReader {
  private static final int ROWS = 1 << 16;
  private static final int THREADS = 4;

  private final PartScanner scanner;
  private final BufferAllocator allocator;
  private final WindowFilter filter;
  private final List<Target> targets;
  private final Contract contract;

  /** A wanted window, whose subject has no number yet. Empty where the window is not wanted. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Found(SubjectId subject, float[] labels) {}

  IndexReader(
      PartScanner scanner,
      BufferAllocator allocator,
      WindowFilter filter,
      List<Target> targets,
      Contract contract) {
    this.scanner = scanner;
    this.allocator = allocator;
    this.filter = filter;
    this.targets = targets;
    this.contract = contract;
  }

  /**
   * Reads the index of a folder. A window that lacks a target is not wanted.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the folder holds no part of a table, or the
   * table lacks a target's column.
   */
  WindowIndex read(FolderFiles folder) throws IOException {
    for (Target target : targets) {
      if (!contract.columns().contains(target.column())) {
        throw folder.problem(
            "the target must be a column of the table, but was \""
                + target.column()
                + "\". Columns: "
                + String.join(", ", contract.columns()));
      }
    }
    PartContents contents = folder.contents();
    List<FileEntry> files =
        folder.parts().stream().filter(file -> mayHold(contents.of(file.name()))).toList();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, PartTurns::thread);
    List<Part> parts = new ArrayList<>();
    Map<SubjectId, Integer> numbers = new LinkedHashMap<>();
    try {
      List<Future<List<Optional<Found>>>> found =
          files.stream().map(file -> threads.submit(() -> rows(file))).toList();
      for (int i = 0; i < files.size(); i++) {
        parts.add(new Part(files.get(i), numbered(result(found.get(i)), numbers)));
      }
    } finally {
      end(threads);
    }
    return new WindowIndex(parts, List.copyOf(numbers.keySet()), targets);
  }

  /** Whether a part may hold a wanted window, by the recordings that it is known to hold. */
  private boolean mayHold(List<PartContents.Recording> recordings) {
    return recordings.isEmpty()
        || recordings.stream()
            .anyMatch(
                one ->
                    filter.wants(new SubjectId(one.dataset(), one.subject()))
                        && (filter.cleanliness() == Cleanliness.ANY || one.clean() > 0));
  }

  private static List<Row> numbered(List<Optional<Found>> found, Map<SubjectId, Integer> numbers) {
    List<Row> rows = new ArrayList<>(found.size());
    for (Optional<Found> one : found) {
      rows.add(
          one.map(
                  row ->
                      new Row(
                          numbers.computeIfAbsent(row.subject(), unseen -> numbers.size()),
                          row.labels()))
              .orElse(Row.UNWANTED));
    }
    return rows;
  }

  private static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while reading the index");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException bad) {
        throw bad;
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  /** Waits for the threads, whose memory is the allocator's. */
  static void end(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Optional<Found>> rows(FileEntry file) throws IOException {
    List<String> columns = new ArrayList<>(List.of("dataset", "subject_id", "task", "clean"));
    targets.stream()
        .map(Target::column)
        .filter(name -> !columns.contains(name))
        .forEach(columns::add);
    List<Optional<Found>> rows = new ArrayList<>();
    try (PartScan scan =
        scanner.scan(new PartScanner.Query(file, columns, ROWS, new BitSet()), allocator)) {
      while (scan.next()) {
        VectorSchemaRoot root = scan.root();
        for (int i = 0; i < root.getRowCount(); i++) {
          rows.add(row(root, i));
        }
      }
    }
    return rows;
  }

  private Optional<Found> row(VectorSchemaRoot root, int i) {
    SubjectId subject =
        new SubjectId(
            text(root, "dataset", i).orElseThrow(), text(root, "subject_id", i).orElseThrow());
    boolean clean = ((BitVector) root.getVector("clean")).get(i) == 1;
    Cleanliness present = clean ? Cleanliness.CLEAN : Cleanliness.ANY;
    if (!filter.accepts(subject, text(root, "task", i), present)) {
      return Optional.empty();
    }
    float[] labels = new float[targets.size()];
    for (int t = 0; t < labels.length; t++) {
      Optional<Float> label = label(root, targets.get(t), i);
      if (label.isEmpty()) {
        return Optional.empty();
      }
      labels[t] = label.orElseThrow();
    }
    return Optional.of(new Found(subject, labels));
  }

  private static Optional<Float> label(VectorSchemaRoot root, Target target, int i) {
    FieldVector vector = root.getVector(target.column());
    if (vector.isNull(i)) {
      return Optional.empty();
    }
    if (vector instanceof Float8Vector numbers) {
      return Optional.of((float) numbers.get(i)).filter(Float::isFinite);
    }
    if (vector instanceof Float4Vector numbers) {
      return Optional.of(numbers.get(i)).filter(Float::isFinite);
    }
    if (vector instanceof IntVector numbers) {
      return Optional.of((float) numbers.get(i));
    }
    if (vector instanceof BitVector truths) {
      return Optional.of((float) truths.get(i));
    }
    if (vector instanceof VarCharVector) {
      return text(root, target.column(), i).flatMap(target::classOf);
    }
    throw new BadSetupException(
        "Cannot read windows: a target must be a column of numbers, words or truths, but was \"%s\""
            .formatted(target.column()));
  }

  private static Optional<String> text(VectorSchemaRoot root, String column, int i) {
    VarCharVector texts = (VarCharVector) root.getVector(column);
    return texts.isNull(i)
        ? Optional.empty()
        : Optional.of(new String(texts.get(i), StandardCharsets.UTF_8));
  }
}
