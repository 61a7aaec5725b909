package org.inion.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inion.bids.LabelColumns;
import org.inion.bids.LabelType;
import org.inion.error.BadSetupException;
import org.inion.table.Column;
import org.inion.table.Schema;
import org.inion.table.WindowColumns;
import org.inion.window.EventLabel;
import org.inion.window.EventLabels;

/** The columns of one run's table: the contract's, then those that the configuration asks for. */
record RowSchema(Schema schema) implements Serializable {

  static RowSchema of(LabelColumns participants, EventLabels events) {
    List<Column> more = new ArrayList<>();
    participants
        .extra()
        .forEach(
            (name, type) ->
                more.add(
                    Column.optional(
                        name,
                        type == LabelType.NUMBER ? Column.Kind.DOUBLE : Column.Kind.STRING,
                        "participants column")));
    Set<String> known = new HashSet<>();
    WindowColumns.SCHEMA.columns().forEach(column -> known.add(column.name()));
    for (EventLabel label : events.labels()) {
      Column.Kind kind =
          switch (label.type()) {
            case NUMBER -> Column.Kind.DOUBLE;
            case TEXT -> Column.Kind.STRING;
            case TRUTH -> Column.Kind.BOOLEAN;
          };
      if (!known.contains(label.name())) {
        more.add(Column.optional(label.name(), kind, "label from events"));
      } else if (kindOf(label.name()) != kind) {
        throw new BadSetupException(
            "Cannot use the label \""
                + label.name()
                + "\": the table's column of that name is "
                + kindOf(label.name())
                + ", the label "
                + kind
                + ". Rename the label.");
      }
    }
    return new RowSchema(WindowColumns.SCHEMA.with(more));
  }

  private static Column.Kind kindOf(String name) {
    return WindowColumns.SCHEMA.columns().get(WindowColumns.SCHEMA.position(name)).kind();
  }

  List<String> names() {
    return schema.columns().stream().map(Column::name).toList();
  }
}
