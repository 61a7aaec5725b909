package org.inion.batch.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.inion.table.Column;
import org.inion.table.Schema;

/** Puts rows into Arrow record batches as Arrow's own reader would give them. */
final class RowEncoder {
  private static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);

  private final VectorSchemaRoot root;
  private int rows;

  RowEncoder(VectorSchemaRoot root) {
    this.root = root;
  }

  /** Vectors without rows. */
  static VectorSchemaRoot root(Schema schema, BufferAllocator allocator) {
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

  /** Rows since the last record batch. */
  int rows() {
    return rows;
  }

  /** A row that nobody reads. */
  void addEmpty() {
    rows++;
  }

  void add(Object[] row) {
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null) {
        set(root.getVector(i), row[i]);
      }
    }
    rows++;
  }

  private void set(FieldVector vector, Object value) {
    if (vector instanceof VarBinaryVector bytes) {
      ByteBuffer held = (ByteBuffer) value;
      bytes.setSafe(rows, held, held.position(), held.remaining());
    } else if (vector instanceof VarCharVector words) {
      words.setSafe(rows, ((String) value).getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof Float8Vector numbers) {
      numbers.setSafe(rows, (Double) value);
    } else if (vector instanceof Float4Vector numbers) {
      numbers.setSafe(rows, (Float) value);
    } else if (vector instanceof IntVector numbers) {
      numbers.setSafe(rows, (Integer) value);
    } else if (vector instanceof BitVector truths) {
      truths.setSafe(rows, (Boolean) value ? 1 : 0);
    } else if (vector instanceof ListVector lists) {
      float[] values = (float[]) value;
      int first = lists.startNewValue(rows);
      Float4Vector elements = (Float4Vector) lists.getDataVector();
      for (int i = 0; i < values.length; i++) {
        elements.setSafe(first + i, values[i]);
      }
      lists.endValue(rows, values.length);
    }
  }

  /** Writes a record batch, if there are rows. */
  void flush(ArrowStreamWriter writer) throws IOException {
    if (rows > 0) {
      root.setRowCount(rows);
      writer.writeBatch();
      root.getFieldVectors().forEach(FieldVector::reset);
      rows = 0;
    }
  }
}
