package org.inion.bids;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.inion.error.Where;

/** Turns the rows of participants.tsv into labels, and tells what is missing. */
public final class LabelReader {

  /** A label by its name in the table and its column in the file. */
  private record Wanted(String label, String column, LabelType type) {}

  private final Participants participants;
  private final List<Wanted> wanted;

  public LabelReader(Participants participants, LabelColumns columns) {
    this.participants = participants;
    this.wanted = wanted(columns);
  }

  private static List<Wanted> wanted(LabelColumns columns) {
    List<Wanted> wanted = new ArrayList<>();
    for (ContractLabel label : ContractLabel.values()) {
      wanted.add(new Wanted(label.label(), label.column(), label.type()));
    }
    columns.extra().forEach((column, type) -> wanted.add(new Wanted(column, column, type)));
    return List.copyOf(wanted);
  }

  /** The labels that every table has. */
  public static List<String> contractLabelNames() {
    return Arrays.stream(ContractLabel.values()).map(ContractLabel::label).toList();
  }

  /** The labels that every table has, of one row of participants.tsv. */
  public static Labels contractLabels(Participant row) {
    return labels(row, wanted(LabelColumns.none()));
  }

  /** The labels of a subject; one without a row has none. */
  public Labels labels(String subject) {
    return participants.find(subject).map(row -> labels(row, wanted)).orElseGet(Labels::none);
  }

  private static Labels labels(Participant row, List<Wanted> wanted) {
    Map<String, String> texts = new TreeMap<>();
    Map<String, Double> numbers = new TreeMap<>();
    for (Wanted label : wanted) {
      if (label.type == LabelType.NUMBER) {
        number(row, label).ifPresent(value -> numbers.put(label.label, value));
      } else {
        text(row, label).ifPresent(value -> texts.put(label.label, value));
      }
    }
    return new Labels(texts, numbers);
  }

  /**
   * What is missing or unreadable for some subjects. A label whose column the dataset does not have
   * is not missing: the dataset does not know it.
   */
  public List<Finding> findings(Collection<String> subjects) {
    List<Finding> findings = new ArrayList<>();
    for (Wanted label : wanted) {
      participants
          .column(label.column)
          .ifPresent(column -> addFindings(findings, label, column, subjects));
    }
    return findings;
  }

  private void addFindings(
      List<Finding> findings, Wanted label, String column, Collection<String> subjects) {
    List<String> missing = new ArrayList<>();
    Map<String, Finding> unreadable = new LinkedHashMap<>();
    for (String subject : subjects) {
      Optional<Participant> row = participants.find(subject);
      Optional<String> text = row.flatMap(known -> known.text(column));
      if (row.isPresent() && text.isEmpty()) {
        missing.add(subject);
      } else if (text.isPresent()) {
        problem(label, text.get())
            .ifPresent(
                problem ->
                    unreadable.put(
                        subject,
                        Finding.of(
                            FindingKind.LABEL_UNREADABLE,
                            row.get().where().field(column),
                            1,
                            problem)));
      }
    }
    if (!missing.isEmpty()) {
      findings.add(missing(column, missing));
    }
    findings.addAll(unreadable.values());
  }

  private Finding missing(String column, List<String> subjects) {
    Where where = participants.where().orElseThrow().field(column);
    String message =
        "Subjects without a value: %d (%s). Fill them in, or leave them unlabelled."
            .formatted(subjects.size(), Names.some(subjects));
    return Finding.of(FindingKind.LABEL_MISSING, where, subjects.size(), message);
  }

  private static Optional<String> problem(Wanted label, String text) {
    if (label.type == LabelType.NUMBER) {
      return DecimalText.parse(text).isPresent()
          ? Optional.empty()
          : Optional.of(Participant.notANumber(text));
    }
    return isSex(label) && ContractLabel.sex(text).isEmpty()
        ? Optional.of(
            "Cannot use the label: it must be F or M, but was \""
                + text
                + "\". Write F, M or n/a; the table has no other value.")
        : Optional.empty();
  }

  private static OptionalDouble number(Participant row, Wanted label) {
    return row.text(label.column).map(DecimalText::parse).orElse(OptionalDouble.empty());
  }

  private static Optional<String> text(Participant row, Wanted label) {
    Optional<String> text = row.text(label.column);
    return isSex(label) ? text.flatMap(ContractLabel::sex) : text;
  }

  private static boolean isSex(Wanted label) {
    return label.label.equals(ContractLabel.SEX.label());
  }
}
