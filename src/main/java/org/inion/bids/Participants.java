package org.inion.bids;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/** The subjects that participants.tsv (or a manifest) describes. */
public final class Participants {
  private static final String ID = "participant_id";

  private final Optional<Where> where;
  private final List<String> columns;
  private final Map<String, Participant> bySubject;

  private Participants(
      Optional<Where> where, List<String> columns, Map<String, Participant> bySubject) {
    this.where = where;
    this.columns = List.copyOf(columns);
    this.bySubject = Collections.unmodifiableMap(bySubject);
  }

  /** Of a dataset without participants.tsv. */
  public static Participants none() {
    return new Participants(Optional.empty(), List.of(), Map.of());
  }

  /**
   * Of participants.tsv.
   *
   * @throws BadDataException when the column participant_id is missing, a row has none, or two rows
   *     have the same
   */
  public static Participants of(TextTable table) {
    int id =
        table.require(
            ID,
            "read the participants",
            "Name the column of subjects participant_id, in its head.");
    List<Participant> rows = new ArrayList<>();
    for (TextTable.Row row : table.rows()) {
      Where line = table.where().line(row.line());
      String text =
          row.cell(id)
              .orElseThrow(
                  () ->
                      line.field(ID)
                          .bad(
                              "Cannot read the participant: the subject must be named, but was n/a."
                                  + " Write sub-<label>, or remove the line."));
      Map<String, String> values = new LinkedHashMap<>(table.present(row));
      values.remove(ID);
      rows.add(new Participant(Entity.SUBJECT.normal(text), line, values));
    }
    List<String> others = table.columns().stream().filter(column -> !column.equals(ID)).toList();
    return of(table.where(), others, rows);
  }

  /** Of rows, one a subject. */
  static Participants of(Where where, List<String> columns, List<Participant> rows) {
    Map<String, Participant> bySubject = new LinkedHashMap<>();
    for (Participant row : rows) {
      Participant first = bySubject.putIfAbsent(row.subject(), row);
      if (first != null) {
        throw row.where()
            .field(ID)
            .bad(
                "Cannot read the participants: a subject must have one row, but \""
                    + row.subject()
                    + "\" has another in ["
                    + first.where().place()
                    + "]. Remove one.");
      }
    }
    return new Participants(Optional.of(where), columns, bySubject);
  }

  /** The columns but participant_id, in the order of the file. */
  public List<String> columns() {
    return columns;
  }

  /** A column as the file spells it; upper and lower case are one where none is exact. */
  public Optional<String> column(String name) {
    return columns.contains(name)
        ? Optional.of(name)
        : columns.stream().filter(column -> column.equalsIgnoreCase(name)).findFirst();
  }

  /** Every subject described, in the order of the file. */
  public Collection<Participant> all() {
    return bySubject.values();
  }

  /** The row of a subject, named with or without {@code sub-}. */
  public Optional<Participant> find(String subject) {
    return Optional.ofNullable(bySubject.get(Entity.SUBJECT.normal(subject)));
  }

  /** The file, or empty where the dataset has none. */
  public Optional<Where> where() {
    return where;
  }

  /** What differs between these subjects and those that have recordings. */
  List<Finding> compare(Collection<String> withFiles) {
    if (where.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    List<String> noFiles =
        bySubject.keySet().stream().filter(subject -> !withFiles.contains(subject)).toList();
    List<String> noRow =
        withFiles.stream().filter(subject -> !bySubject.containsKey(subject)).toList();
    add(
        findings,
        FindingKind.PARTICIPANT_WITHOUT_FILES,
        noFiles,
        "Subjects without a recording: %d (%s). Add their files, or leave it so.");
    add(
        findings,
        FindingKind.FILES_WITHOUT_PARTICIPANT,
        noRow,
        "Subjects with recordings but without a row, so without labels: %d (%s). Add their rows.");
    return findings;
  }

  private void add(List<Finding> findings, FindingKind kind, List<String> subjects, String text) {
    if (!subjects.isEmpty()) {
      String message = text.formatted(subjects.size(), Names.some(subjects));
      findings.add(Finding.of(kind, where.orElseThrow(), subjects.size(), message));
    }
  }
}
