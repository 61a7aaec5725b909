package org.inion.bids;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/**
 * What participants.tsv says of one subject.
 *
 * @param subject without {@code sub-}
 * @param where the line of the file
 * @param values by column, without those that are missing
 */
public record Participant(String subject, Where where, Map<String, String> values) {

  /** A value as it is written; upper and lower case of the column's name are one. */
  public Optional<String> text(String column) {
    String exact = values.get(column);
    if (exact != null) {
      return Optional.of(exact);
    }
    return values.entrySet().stream()
        .filter(value -> value.getKey().equalsIgnoreCase(column))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * A value as a number.
   *
   * @throws BadDataException when there is a value that is no number
   */
  public OptionalDouble number(String column) {
    Optional<String> text = text(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble number = DecimalText.parse(text.get());
    if (number.isEmpty()) {
      throw where.field(column).bad(notANumber(text.get()));
    }
    return number;
  }

  /** What is wrong with a text that stands for a number. */
  static String notANumber(String text) {
    return "Cannot use the label: it must be a number, but was \""
        + text
        + "\". Write a number, or n/a.";
  }
}
