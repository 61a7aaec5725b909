package org.inion.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/**
 * Reads chosen columns of a Parquet file row by row, without Spark: files of any size, columns of
 * single values.
 */
public final class RowStream implements Closeable {
  private final Where where;
  private final Schema schema;
  private final RowGroups groups;
  private long rows;

  /**
   * Opens a file.
   *
   * @param where the file, for errors
   * @param schema the columns to read; the file may hold others
   * @throws BadDataException when the file is not Parquet or lacks one of the columns
   */
  public RowStream(Where where, ChannelInputFile file, Schema schema) throws IOException {
    this.where = where;
    this.schema = schema;
    this.groups = new RowGroups(where, file, ColumnScan.Span.ALL);
    try {
      groups.choose(schema, types(where, groups.columns(), schema));
    } catch (RuntimeException e) {
      groups.close();
      throw e;
    }
  }

  /**
   * The next row in the order of the schema, {@code null} in the array where a value is missing;
   * the same array each time; bytes are {@link StoredBytes}. Empty at the end.
   *
   * @throws BadDataException when a required value is missing
   */
  public Optional<Object[]> next() throws IOException {
    Optional<Object[]> next = groups.next();
    if (next.isEmpty()) {
      return next;
    }
    Object[] row = next.get();
    for (int i = 0; i < row.length; i++) {
      Column column = schema.columns().get(i);
      if (row[i] == null && column.presence() == Column.Presence.REQUIRED) {
        throw where.bad(
            "Cannot read row %d: %s must have a value, but has none. Write it anew."
                .formatted(rows, column.name()));
      }
    }
    rows++;
    return next;
  }

  @Override
  public void close() throws IOException {
    groups.close();
  }

  private static List<Type> types(Where where, MessageType found, Schema schema) {
    List<Type> types = new ArrayList<>();
    for (Type wanted : schema.parquet().getFields()) {
      if (!found.containsField(wanted.getName())) {
        throw where
            .field(wanted.getName())
            .bad(
                "Cannot read the table: the column must be there, but the columns are "
                    + String.join(", ", found.getFields().stream().map(Type::getName).toList())
                    + ". Write it anew.");
      }
      Type type = found.getType(wanted.getName());
      if (!type.isPrimitive()
          || type.isRepetition(Type.Repetition.REPEATED)
          || type.asPrimitiveType().getPrimitiveTypeName()
              != wanted.asPrimitiveType().getPrimitiveTypeName()) {
        throw where
            .field(wanted.getName())
            .bad(
                "Cannot read the table: the column must be %s, but was %s. Write it anew."
                    .formatted(name(wanted), name(type)));
      }
      types.add(type);
    }
    return types;
  }

  private static String name(Type type) {
    return type.isPrimitive()
        ? type.asPrimitiveType().getPrimitiveTypeName().name()
        : "a group of values";
  }
}
