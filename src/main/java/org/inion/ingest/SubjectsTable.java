package org.inion.ingest;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.bids.Labels;
import org.inion.table.Column;
import org.inion.table.RowReader;
import org.inion.table.RowWriter;
import org.inion.table.Schema;
import org.inion.window.SharedSubjects;
import org.inion.window.Split;
import org.inion.window.SplitTable;
import org.inion.window.Subject;
import org.inion.window.SubjectAssignment;

/**
 * {@code _inion/subjects}: one row a subject with its side, its labels and what participants.tsv
 * says of it.
 */
final class SubjectsTable {
  private static final List<Column> KEY =
      List.of(
          Column.required("dataset", Column.Kind.STRING, "as in the windows"),
          Column.required("subject_id", Column.Kind.STRING, "as in the windows"),
          Column.required("split", Column.Kind.STRING, "train, validation, test or none"),
          Column.optional("fold", Column.Kind.INT, "from 0, for a split into folds"));
  private static final int ZSTD_LEVEL = 3;

  /** Numbers as people write them; 007 is a code. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  private static final String RELEASE = "release";

  private SubjectsTable() {}

  /**
   * What the subjects table knows of a subject: participants columns and, under the table's names,
   * labels.
   */
  static Subject subject(
      String dataset, String subject, Map<String, String> participantColumns, Labels labels) {
    Map<String, String> columns = new TreeMap<>();
    participantColumns.forEach((name, value) -> columns.put(name, plain(name, value)));
    columns
        .keySet()
        .removeIf(name -> KEY.stream().anyMatch(key -> key.name().equalsIgnoreCase(name)));
    labels.texts().forEach(columns::put);
    labels
        .numbers()
        .forEach((name, value) -> columns.put(name, plain(name, String.valueOf(value))));
    return new Subject(dataset, subject, columns);
  }

  /** Writes the table. Labels that are numbers for every subject are numbers, the rest is text. */
  static void write(Path file, Configuration hadoop, List<Subject> subjects, SplitTable split)
      throws IOException {
    List<Column> columns = new ArrayList<>(KEY);
    for (String name : names(subjects)) {
      columns.add(Column.optional(name, kind(subjects, name), "label or participants column"));
    }
    Schema schema = new Schema("subjects", columns);
    Map<String, SubjectAssignment> sides = new HashMap<>();
    split.assignments().forEach(one -> sides.put(one.dataset() + "/" + one.subjectId(), one));
    try (RowWriter writer =
        new RowWriter(HadoopOutputFile.fromPath(file, hadoop), schema, Map.of(), ZSTD_LEVEL)) {
      for (Subject subject : subjects) {
        writer.write(
            row(schema, subject, sides.get(subject.dataset() + "/" + subject.subjectId())));
      }
    }
  }

  /** Columns by name, upper and lower case being one, as they are to Spark. */
  private static Set<String> names(List<Subject> subjects) {
    TreeSet<String> spellings = new TreeSet<>();
    subjects.forEach(subject -> spellings.addAll(subject.columns().keySet()));
    // From the end: lower case, which labels have, comes first and stays.
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(spellings.descendingSet().stream().toList());
    return names;
  }

  private static Optional<String> value(Subject subject, String column) {
    return subject
        .column(column)
        .or(
            () ->
                subject.columns().keySet().stream()
                    .filter(name -> name.equalsIgnoreCase(column))
                    .sorted()
                    .findFirst()
                    .flatMap(subject::column));
  }

  private static Object[] row(Schema schema, Subject subject, SubjectAssignment side) {
    Object[] row = new Object[schema.columns().size()];
    row[0] = subject.dataset();
    row[1] = subject.subjectId();
    row[2] = side.split().key();
    row[3] = side.fold().isPresent() ? side.fold().getAsInt() : null;
    for (int i = KEY.size(); i < row.length; i++) {
      Column column = schema.columns().get(i);
      Optional<String> text = value(subject, column.name());
      row[i] =
          column.kind() == Column.Kind.DOUBLE
              ? text.map(Double::valueOf).orElse(null)
              : text.orElse(null);
    }
    return row;
  }

  private static Column.Kind kind(List<Subject> subjects, String column) {
    boolean numbers =
        subjects.stream()
            .flatMap(subject -> value(subject, column).stream())
            .allMatch(SubjectsTable::isNumber);
    return numbers && !column.equals(RELEASE) ? Column.Kind.DOUBLE : Column.Kind.STRING;
  }

  /** A number in its shortest form, so that it is the same text before and after the file. */
  private static String plain(String column, String text) {
    return isNumber(text) && !column.equals(RELEASE)
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
  }

  /** A subjects table that was read back. */
  record Present(List<Subject> subjects, List<SubjectAssignment> assignments) {

    /** The sides that were given before. */
    SplitTable split(SharedSubjects shared) {
      return new SplitTable(assignments, shared);
    }
  }

  static Present read(Path file, Configuration hadoop) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    List<SubjectAssignment> assignments = new ArrayList<>();
    if (!Store.of(file, hadoop).exists(file)) {
      return new Present(subjects, assignments);
    }
    try (RowReader reader = new RowReader(HadoopInputFile.fromPath(file, hadoop))) {
      for (Map<String, String> row : reader.rows()) {
        OptionalInt fold =
            row.containsKey("fold")
                ? OptionalInt.of(Integer.parseInt(row.get("fold")))
                : OptionalInt.empty();
        assignments.add(
            new SubjectAssignment(
                row.get("dataset"), row.get("subject_id"), Split.of(row.get("split")), fold));
        Map<String, String> columns = new TreeMap<>();
        row.forEach((name, value) -> columns.put(name, plain(name, value)));
        KEY.forEach(column -> columns.remove(column.name()));
        subjects.add(new Subject(row.get("dataset"), row.get("subject_id"), columns));
      }
    }
    return new Present(subjects, assignments);
  }
}
