package org.inion.simulate;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of participants.tsv.
 *
 * @param id without {@code sub-}
 * @param columns all but participant_id, in order, as text; {@code n/a} where unknown
 */
record Person(String id, Map<String, String> columns) implements Serializable {
  private static final double TYPICAL_YEARS = 10;

  /** Columns of participants.tsv after participant_id, as in HBN-EEG. */
  static final List<String> COLUMNS =
      List.of(
          "release_number",
          "sex",
          "age",
          "ehq_total",
          "commercial_use",
          "full_pheno",
          "p_factor",
          "attention",
          "internalizing",
          "externalizing",
          "RestingState",
          "DespicableMe",
          "FunwithFractals",
          "ThePresent",
          "DiaryOfAWimpyKid",
          "contrastChangeDetection_1",
          "contrastChangeDetection_2",
          "contrastChangeDetection_3",
          "surroundSupp_1",
          "surroundSupp_2",
          "seqLearning6target",
          "seqLearning8target",
          "symbolSearch");

  Person {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** Age as log2(years / 10); 0 where it is unknown. */
  double doublingsOfAge() {
    return has("age") ? StrictMath.log(number("age") / TYPICAL_YEARS) / StrictMath.log(2) : 0;
  }

  /** 1/2 for F, −1/2 for M, 0 where it is unknown. */
  double sexContrast() {
    return switch (columns.getOrDefault("sex", "")) {
      case "F" -> 0.5;
      case "M" -> -0.5;
      default -> 0;
    };
  }

  /** The externalizing factor; 0, its mean, where it is unknown. */
  double externalizing() {
    return has("externalizing") ? number("externalizing") : 0;
  }

  /** Whether a column has a value. */
  boolean has(String column) {
    String text = columns.getOrDefault(column, "n/a");
    return !text.isEmpty() && !text.equalsIgnoreCase("n/a");
  }

  /** A column as a number. */
  double number(String column) {
    return Double.parseDouble(columns.get(column));
  }

  /** The row as a line of participants.tsv. */
  String line() {
    return "sub-" + id + "\t" + String.join("\t", columns.values()) + "\n";
  }
}
