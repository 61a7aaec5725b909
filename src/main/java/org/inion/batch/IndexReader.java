package org.inion.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.inion.batch.WindowFilter.Cleanliness;
import org.inion.batch.WindowIndex.Part;
import org.inion.batch.WindowIndex.Row;
import org.inion.error.BadSetupException;

/** Reads the index of a windows folder: every column that is needed but the signal. */
public final class IndexReader {
  private static final int ROWS = 1 << 16;

  private final BufferAllocator allocator;
  private final WindowFilter filter;
  private final List<Target> targets;
  private final Map<SubjectId, Integer> numbers = new LinkedHashMap<>();

  private IndexReader(BufferAllocator allocator, WindowFilter filter, List<Target> targets) {
    this.allocator = allocator;
    this.filter = filter;
    this.targets = targets;
  }

  /**
   * Reads the index of a folder. A window that lacks a target is not wanted.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the folder holds no part of a table.
   */
  public static WindowIndex read(
      Path folder, WindowFilter filter, List<Target> targets, BufferAllocator allocator)
      throws IOException {
    IndexReader reader = new IndexReader(allocator, filter, targets);
    List<Part> parts = new ArrayList<>();
    for (Path file : parts(folder)) {
      parts.add(new Part(file, reader.rows(file)));
    }
    return new WindowIndex(
        parts, List.copyOf(reader.numbers.keySet()), targets.stream().map(Target::column).toList());
  }

  private static List<Path> parts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> parts =
          files
              .filter(file -> file.getFileName().toString().endsWith(".parquet"))
              .sorted()
              .toList();
      if (parts.isEmpty()) {
        throw new BadSetupException(
            "[%s] Cannot read windows: the folder must hold Parquet parts, but holds none. Run jobs/preprocess --out %s to its end"
                .formatted(folder, folder));
      }
      return parts;
    }
  }

  private List<Row> rows(Path file) throws IOException {
    List<String> columns = new ArrayList<>(List.of("dataset", "subject_id", "task", "clean"));
    targets.forEach(target -> columns.add(target.column()));
    List<Row> rows = new ArrayList<>();
    try (Scan scan = Scan.of(file, allocator, ROWS, columns.toArray(String[]::new))) {
      while (scan.next()) {
        VectorSchemaRoot root = scan.root();
        for (int i = 0; i < root.getRowCount(); i++) {
          rows.add(row(root, i));
        }
      }
    }
    return rows;
  }

  private Row row(VectorSchemaRoot root, int i) {
    SubjectId subject =
        new SubjectId(
            text(root, "dataset", i).orElseThrow(), text(root, "subject_id", i).orElseThrow());
    boolean clean = ((BitVector) root.getVector("clean")).get(i) == 1;
    Cleanliness present = clean ? Cleanliness.CLEAN : Cleanliness.ANY;
    if (!filter.accepts(subject, text(root, "task", i), present)) {
      return Row.UNWANTED;
    }
    float[] labels = new float[targets.size()];
    for (int t = 0; t < labels.length; t++) {
      Optional<Float> label = label(root, targets.get(t), i);
      if (label.isEmpty()) {
        return Row.UNWANTED;
      }
      labels[t] = label.orElseThrow();
    }
    return new Row(numbers.computeIfAbsent(subject, unseen -> numbers.size()), labels);
  }

  private static Optional<Float> label(VectorSchemaRoot root, Target target, int i) {
    FieldVector vector = root.getVector(target.column());
    if (vector.isNull(i)) {
      return Optional.empty();
    }
    if (vector instanceof Float8Vector numbers) {
      return Optional.of((float) numbers.get(i)).filter(Float::isFinite);
    }
    if (vector instanceof BitVector truths) {
      return Optional.of((float) truths.get(i));
    }
    return text(root, target.column(), i).flatMap(target::classOf);
  }

  private static Optional<String> text(VectorSchemaRoot root, String column, int i) {
    VarCharVector texts = (VarCharVector) root.getVector(column);
    return texts.isNull(i)
        ? Optional.empty()
        : Optional.of(new String(texts.get(i), StandardCharsets.UTF_8));
  }
}
