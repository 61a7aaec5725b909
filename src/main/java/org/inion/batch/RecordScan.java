package org.inion.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.file.LocalFiles;
import org.inion.table.ChannelInputFile;
import org.inion.table.Column;
import org.inion.table.ColumnScan;
import org.inion.table.ColumnScan.Span;
import org.inion.table.Schema;
import org.inion.table.StoredBytes;

/**
 * Row groups of a part as Arrow record batches: each value is copied once, out of the page or out
 * of the file. A record batch is of one row group, and of at most {@value #MOST_BYTES} bytes but
 * for longer windows.
 */
public final class RecordScan implements PartScan {
  private static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
  private static final int MOST_BYTES = 1 << 26;

  private final ColumnScan scan;
  private final VectorSchemaRoot root;
  private final int mostRows;
  private final BitSet unwanted;
  private int done;

  private RecordScan(ColumnScan scan, VectorSchemaRoot root, int mostRows, BitSet unwanted) {
    this.scan = scan;
    this.root = root;
    this.mostRows = mostRows;
    this.unwanted = unwanted;
  }

  /** Opens a part of this machine, as it is now. */
  @SuppressWarnings("MustBeClosed")
  static RecordScan local(PartScanner.Query query, BufferAllocator allocator) throws IOException {
    LocalFiles files = new LocalFiles();
    FileEntry now = files.find(query.part().path()).orElse(query.part());
    return open(
        files,
        new PartScanner.Query(now, query.columns(), query.rows(), query.unwanted()),
        Span.ALL,
        allocator);
  }

  /**
   * Opens a part.
   *
   * @param files where it lies
   * @param query of it; {@link PartScanner.Query#unwanted} counts from the first row of the span
   *     on, and those rows come without values
   * @throws org.inion.error.BadDataException when it is not whole, or lacks a column
   */
  @SuppressWarnings("MustBeClosed")
  public static RecordScan open(
      FileTree files, PartScanner.Query query, Span span, BufferAllocator allocator)
      throws IOException {
    String path = query.part().path();
    ChannelInputFile file = new ChannelInputFile(query.part().bytes(), () -> files.open(path));
    ColumnScan scan = ColumnScan.open(Where.file(path), file, query.columns(), span);
    return new RecordScan(scan, root(scan.schema(), allocator), query.rows(), query.unwanted());
  }

  private static VectorSchemaRoot root(Schema schema, BufferAllocator allocator) {
    List<Field> fields = new ArrayList<>();
    schema.columns().forEach(column -> fields.add(field(column)));
    return VectorSchemaRoot.create(
        new org.apache.arrow.vector.types.pojo.Schema(fields), allocator);
  }

  private static Field field(Column column) {
    ArrowType type =
        switch (column.kind()) {
          case STRING -> ArrowType.Utf8.INSTANCE;
          case BINARY -> ArrowType.Binary.INSTANCE;
          case INT -> new ArrowType.Int(32, true);
          case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
          case FLOAT -> FLOAT;
          case BOOLEAN -> ArrowType.Bool.INSTANCE;
          case FLOATS -> ArrowType.List.INSTANCE;
          case LONG, STRINGS -> throw new IllegalArgumentException(column.toString());
        };
    List<Field> children =
        column.kind() == Column.Kind.FLOATS
            ? List.of(new Field("element", FieldType.notNullable(FLOAT), List.of()))
            : List.of();
    return new Field(column.name(), FieldType.nullable(type), children);
  }

  @Override
  public boolean next() throws IOException {
    Optional<Object[]> row = scan.next();
    if (row.isEmpty()) {
      return false;
    }
    int rows = allocate(row.get());
    for (int i = 0; i < rows; i++) {
      if (!unwanted.get(done++)) {
        set(i, row.get());
      }
      if (i + 1 < rows) {
        row = scan.next();
      }
    }
    root.setRowCount(rows);
    return true;
  }

  /** Makes room for what belongs together with a row, by the size of its bytes; how many rows. */
  private int allocate(Object[] first) {
    long bytes = 1;
    for (Object value : first) {
      bytes += value instanceof StoredBytes held ? held.length() : 0;
    }
    int rows = (int) Math.min(mostRows, 1 + scan.leftOfGroup());
    rows = (int) Math.max(1, Math.min(rows, MOST_BYTES / bytes));
    int wanted = rows - unwanted.get(done, done + rows).cardinality();
    for (int i = 0; i < first.length; i++) {
      FieldVector vector = root.getVector(i);
      if (vector instanceof VarBinaryVector values && first[i] instanceof StoredBytes held) {
        values.allocateNew((long) wanted * held.length(), rows);
      } else {
        vector.setInitialCapacity(rows);
        vector.allocateNew();
      }
    }
    return rows;
  }

  private void set(int at, Object[] row) throws IOException {
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null) {
        set(root.getVector(i), at, row[i]);
      }
    }
  }

  private static void set(FieldVector vector, int at, Object value) throws IOException {
    if (vector instanceof VarBinaryVector bytes) {
      StoredBytes held = (StoredBytes) value;
      bytes.setIndexDefined(at);
      bytes.setValueLengthSafe(at, held.length());
      long start = bytes.getOffsetBuffer().getInt((long) at * Integer.BYTES);
      held.putInto(bytes.getDataBuffer().nioBuffer(start, held.length()));
    } else if (vector instanceof VarCharVector words) {
      words.setSafe(at, ((String) value).getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof Float8Vector numbers) {
      numbers.setSafe(at, (Double) value);
    } else if (vector instanceof Float4Vector numbers) {
      numbers.setSafe(at, (Float) value);
    } else if (vector instanceof IntVector numbers) {
      numbers.setSafe(at, (Integer) value);
    } else if (vector instanceof BitVector truths) {
      truths.setSafe(at, (Boolean) value ? 1 : 0);
    } else if (vector instanceof ListVector lists) {
      float[] values = (float[]) value;
      int first = lists.startNewValue(at);
      Float4Vector elements = (Float4Vector) lists.getDataVector();
      for (int i = 0; i < values.length; i++) {
        elements.setSafe(first + i, values[i]);
      }
      lists.endValue(at, values.length);
    }
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public void close() throws IOException {
    root.close();
    scan.close();
  }
}
