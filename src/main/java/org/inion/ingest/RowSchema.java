package org.inion.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /** Columns of the contract that labels from events fill. */
  private static final Set<String> FROM_EVENTS = Set.of("response_time_seconds", "correct");

  /**
   * The columns for these labels.
   *
   * @throws BadSetupException when a label has the name of another column, or is of another kind
   *     than its column
   */
  static RowSchema of(LabelColumns participants, EventLabels events) {
    // Spark does not tell upper from lower case.
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    WindowColumns.SCHEMA.columns().forEach(column -> taken.add(column.name()));
    List<Column> more = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    participants
        .extra()
        .forEach(
            (name, type) -> {
              if (!taken.add(name)) {
                problems.add(alreadyThere("labels.participants", name));
              }
              more.add(
                  Column.optional(
                      name,
                      type == LabelType.NUMBER ? Column.Kind.DOUBLE : Column.Kind.STRING,
                      "participants column"));
            });
    for (EventLabel label : events.labels()) {
      if (!FROM_EVENTS.contains(label.name())) {
        if (!taken.add(label.name())) {
          problems.add(alreadyThere("labels.events", label.name()));
        }
        more.add(Column.optional(label.name(), kind(label), "label from events"));
      } else if (kindOf(label.name()) != kind(label)) {
        problems.add(
            "Cannot use the label \""
                + label.name()
                + "\": the table's column of that name must be "
                + kindOf(label.name())
                + ", but was "
                + kind(label)
                + ". Rename the label.");
      }
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    return new RowSchema(WindowColumns.SCHEMA.with(more));
  }

  private static String alreadyThere(String key, String name) {
    return "Cannot use \""
        + name
        + "\" of "
        + key
        + ": each column must have a name of its own, upper and lower case being one, but the table"
        + " has that name already. Choose another name, or leave it out.";
  }

  private static Column.Kind kind(EventLabel label) {
    return switch (label.type()) {
      case NUMBER -> Column.Kind.DOUBLE;
      case TEXT -> Column.Kind.STRING;
      case TRUTH -> Column.Kind.BOOLEAN;
    };
  }

  private static Column.Kind kindOf(String name) {
    return WindowColumns.SCHEMA.columns().get(WindowColumns.SCHEMA.position(name)).kind();
  }

  List<String> names() {
    return schema.columns().stream().map(Column::name).toList();
  }
}
