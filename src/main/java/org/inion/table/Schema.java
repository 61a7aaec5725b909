package org.inion.table;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The columns of a table in their order. A row is an {@code Object[]} in that order, {@code null}
 * where a value is missing.
 */
public record Schema(String name, List<Column> columns) implements Serializable {

  public Schema {
    columns = List.copyOf(columns);
    Map<String, Column> seen = new HashMap<>();
    for (Column column : columns) {
      if (seen.put(column.name(), column) != null) {
        throw new IllegalArgumentException(
            "Invalid table \"" + name + "\": two columns are named \"" + column.name() + "\"");
      }
    }
  }

  /** This schema with further columns at its end. */
  public Schema with(List<Column> more) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(more);
    return new Schema(name, all);
  }

  /** Where a column stands. */
  public int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("No column \"" + column + "\" in \"" + name + "\"");
  }

  /** The same as Parquet writes it. */
  public MessageType parquet() {
    return new MessageType(name, columns.stream().map(Schema::parquet).toList());
  }

  private static Type parquet(Column column) {
    Type.Repetition repetition =
        column.presence() == Column.Presence.REQUIRED
            ? Type.Repetition.REQUIRED
            : Type.Repetition.OPTIONAL;
    return switch (column.kind()) {
      case STRING ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(stringType())
              .named(column.name());
      case INT -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
      case LONG -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case FLOAT -> Types.primitive(PrimitiveTypeName.FLOAT, repetition).named(column.name());
      case BOOLEAN -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
      case BINARY -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(column.name());
      case FLOATS ->
          Types.list(repetition).requiredElement(PrimitiveTypeName.FLOAT).named(column.name());
      case STRINGS ->
          Types.list(repetition)
              .requiredElement(PrimitiveTypeName.BINARY)
              .as(stringType())
              .named(column.name());
    };
  }
}
