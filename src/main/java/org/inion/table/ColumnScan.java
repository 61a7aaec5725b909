package org.inion.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/**
 * Reads some columns of some row groups of a windows table, of whatever kind the file says they
 * are; lists of numbers and bytes too.
 */
public final class ColumnScan implements Closeable {
  private final RowGroups rows;
  private final Schema schema;

  private ColumnScan(Where where, RowGroups rows, List<String> columns) {
    this.rows = rows;
    MessageType all = rows.columns();
    List<Column> found = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    for (String name : columns) {
      if (!all.containsField(name)) {
        throw where.field(name).bad("Cannot read windows: the column must be there, but is not.");
      }
      Type type = all.getType(name);
      types.add(type);
      found.add(Column.optional(name, kind(where, type), "as in the file"));
    }
    schema = new Schema("windows", found);
    rows.choose(schema, types);
  }

  /**
   * Which bytes of a file: a row group belongs to the span in which its middle lies.
   *
   * @param from the first byte
   * @param toExclusive behind the last
   */
  public record Span(long from, long toExclusive) implements Serializable {
    /** A whole file. */
    public static final Span ALL = new Span(0, Long.MAX_VALUE);
  }

  /**
   * Opens a file.
   *
   * @param where the file, for errors
   * @throws BadDataException when the file is not Parquet, lacks a column, or one is of a kind that
   *     windows tables do not have
   */
  @SuppressWarnings("MustBeClosed")
  public static ColumnScan open(Where where, ChannelInputFile file, List<String> columns, Span span)
      throws IOException {
    RowGroups rows = new RowGroups(where, file, span);
    try {
      return new ColumnScan(where, rows, columns);
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private static Column.Kind kind(Where where, Type type) {
    Optional<Column.Kind> kind =
        type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED)
            ? kind(type.asPrimitiveType())
            : Optional.of(Column.Kind.FLOATS).filter(floats -> isListOfFloats(type));
    return kind.orElseThrow(
        () ->
            where
                .field(type.getName())
                .bad(
                    "Cannot read windows: the column must be of a kind that windows have, but is "
                        + type));
  }

  private static Optional<Column.Kind> kind(PrimitiveType type) {
    boolean text =
        type.getLogicalTypeAnnotation()
            instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation;
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> Optional.of(text ? Column.Kind.STRING : Column.Kind.BINARY);
      case INT32 -> Optional.of(Column.Kind.INT);
      case DOUBLE -> Optional.of(Column.Kind.DOUBLE);
      case FLOAT -> Optional.of(Column.Kind.FLOAT);
      case BOOLEAN -> Optional.of(Column.Kind.BOOLEAN);
      default -> Optional.empty();
    };
  }

  private static boolean isListOfFloats(Type type) {
    if (!(type.getLogicalTypeAnnotation()
        instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation)) {
      return false;
    }
    GroupType list = type.asGroupType();
    if (list.getFieldCount() != 1 || list.getType(0).isPrimitive()) {
      return false;
    }
    GroupType repeated = list.getType(0).asGroupType();
    Type element = repeated.getType(0);
    return repeated.getFieldCount() == 1
        && element.isPrimitive()
        && element.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
  }

  /** The columns with their kinds, in the order in which they were asked for. */
  public Schema schema() {
    return schema;
  }

  /**
   * The next row, {@code null} in the array where a value is missing. Empty at the end. The array
   * is the same each time; bytes are {@link StoredBytes}.
   *
   * @throws BadDataException when the part is damaged
   */
  public Optional<Object[]> next() throws IOException {
    return rows.next();
  }

  /** Rows that the row group of the last row still has. */
  public long leftOfGroup() {
    return rows.left();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
