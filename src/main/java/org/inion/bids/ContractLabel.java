package org.inion.bids;

import java.util.Locale;
import java.util.Optional;

/** The labels that every table has, and the columns of participants.tsv that they come from. */
enum ContractLabel {
  RELEASE("release", "release_number", LabelType.TEXT),
  AGE("age_years", "age", LabelType.NUMBER),
  SEX("sex", "sex", LabelType.TEXT),
  P_FACTOR("p_factor", "p_factor", LabelType.NUMBER),
  ATTENTION("attention", "attention", LabelType.NUMBER),
  INTERNALIZING("internalizing", "internalizing", LabelType.NUMBER),
  EXTERNALIZING("externalizing", "externalizing", LabelType.NUMBER);

  private final String label;
  private final String column;
  private final LabelType type;

  ContractLabel(String label, String column, LabelType type) {
    this.label = label;
    this.column = column;
    this.type = type;
  }

  /** The column of the table. */
  String label() {
    return label;
  }

  /** The column of participants.tsv. */
  String column() {
    return column;
  }

  LabelType type() {
    return type;
  }

  /**
   * {@code F} or {@code M}; empty for {@code O} and for what BIDS does not name.
   *
   * <p><b>Source</b>: BIDS 1.10, glossary, column "sex".
   */
  static Optional<String> sex(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "f", "female" -> Optional.of("F");
      case "m", "male" -> Optional.of("M");
      default -> Optional.empty();
    };
  }
}
