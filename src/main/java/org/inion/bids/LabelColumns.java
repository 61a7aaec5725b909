package org.inion.bids;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inion.error.BadSetupException;

/**
 * The columns of participants.tsv that enter the table beside those of its contract.
 *
 * @param extra type by column, in the order in which they were asked for
 */
public record LabelColumns(Map<String, LabelType> extra) implements Serializable {

  public LabelColumns {
    extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
  }

  /** None but the contract's. */
  public static LabelColumns none() {
    return new LabelColumns(Map.of());
  }

  /**
   * Finds the columns and their types over all datasets of a run, since they share one table: a
   * number where every value in every dataset is one, else text.
   *
   * @throws BadSetupException when no dataset has a column, or the table has it anyway; every such
   *     column is named
   */
  public static LabelColumns resolve(List<Participants> datasets, List<String> columns) {
    List<String> problems = new ArrayList<>();
    Map<String, LabelType> extra = new LinkedHashMap<>();
    for (String column : columns) {
      problem(datasets, column)
          .ifPresentOrElse(problems::add, () -> extra.put(column, type(datasets, column)));
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    return new LabelColumns(extra);
  }

  private static Optional<String> problem(List<Participants> datasets, String column) {
    for (ContractLabel label : ContractLabel.values()) {
      if (label.label().equals(column) || label.column().equals(column)) {
        return Optional.of(
            "No need to ask for the participants column \""
                + column
                + "\": the table has it as \""
                + label.label()
                + "\". Leave it out.");
      }
    }
    if (datasets.stream().anyMatch(dataset -> dataset.column(column).isPresent())) {
      return Optional.empty();
    }
    Set<String> options = new TreeSet<>();
    datasets.forEach(dataset -> options.addAll(dataset.columns()));
    return Optional.of(
        "No column \""
            + column
            + "\" in participants.tsv; options: "
            + (options.isEmpty() ? "none" : String.join(", ", options)));
  }

  private static LabelType type(List<Participants> datasets, String column) {
    List<String> values =
        datasets.stream()
            .flatMap(dataset -> dataset.all().stream())
            .flatMap(participant -> participant.text(column).stream())
            .toList();
    boolean numbers =
        !values.isEmpty() && values.stream().allMatch(text -> DecimalText.parse(text).isPresent());
    return numbers ? LabelType.NUMBER : LabelType.TEXT;
  }
}
