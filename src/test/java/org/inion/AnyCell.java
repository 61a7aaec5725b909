package org.inion;

import java.util.List;
import org.inion.table.Column;

/** What stands in a column of made-up rows of which nothing is asked. */
public final class AnyCell {
  private AnyCell() {}

  /** A value of the column's kind: none where it may be missing. */
  public static Object of(Column column) {
    if (column.presence() == Column.Presence.OPTIONAL) {
      return null;
    }
    return switch (column.kind()) {
      case STRING -> "";
      case INT -> 0;
      case DOUBLE -> 0.0;
      case FLOAT -> 0f;
      case BOOLEAN -> false;
      case STRINGS -> List.of();
      default -> throw new IllegalArgumentException(column.toString());
    };
  }
}
