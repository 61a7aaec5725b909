package org.inion.format.edf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time-stamped annotation list: texts that share an onset and a duration.
 *
 * <p><b>Source</b>: EDF+ 2.2.2.
 *
 * @param onsetSeconds after the start that the header tells
 * @param durationSeconds 0 where there is none
 * @param texts may be empty ones
 */
record Tal(BigDecimal onsetSeconds, BigDecimal durationSeconds, List<String> texts) {
  static final char BEFORE_DURATION = 21;
  static final char AFTER_TEXT = 20;

  private static final String DECIMAL = "\\d+\\.?\\d*|\\.\\d+";
  private static final Pattern STAMP =
      Pattern.compile(
          "(?<onset>[+-](?:"
              + DECIMAL
              + "))(?:"
              + BEFORE_DURATION
              + "(?<duration>"
              + DECIMAL
              + ")?)?");

  Tal {
    texts = List.copyOf(texts);
  }

  /** Whether it tells the start of its data record: its first text is empty (EDF+ 2.2.4). */
  boolean keepsTime() {
    return texts.get(0).isEmpty();
  }

  /** A list without the zero that ends it, or empty when it breaks the rules. */
  static Optional<Tal> parse(byte[] bytes, int from, int to) {
    List<String> parts = new ArrayList<>();
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == AFTER_TEXT) {
        parts.add(Texts.decode(bytes, start, i - start));
        start = i + 1;
      }
    }
    if (start != to || parts.size() < 2) {
      return Optional.empty();
    }
    Matcher stamp = STAMP.matcher(parts.get(0));
    if (!stamp.matches()) {
      return Optional.empty();
    }
    BigDecimal duration =
        Optional.ofNullable(stamp.group("duration")).map(BigDecimal::new).orElse(BigDecimal.ZERO);
    return Optional.of(
        new Tal(new BigDecimal(stamp.group("onset")), duration, parts.subList(1, parts.size())));
  }
}
