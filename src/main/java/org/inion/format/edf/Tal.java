package org.inion.format.edf;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** A time with more characters is none. */
  private static final int LONGEST_NUMBER = 40;

  Tal {
    texts = List.copyOf(texts);
  }

  /** Whether it tells the start of its data record: its first text is empty (EDF+ 2.2.4). */
  boolean keepsTime() {
    return texts.get(0).isEmpty();
  }

  /** A list without the zero that ends it, or empty when it breaks the rules. */
  static Optional<Tal> parse(byte[] bytes, int from, int to) {
    int stampEnd = find(AFTER_TEXT, bytes, from, to);
    if (stampEnd >= to - 1 || bytes[to - 1] != AFTER_TEXT) {
      return Optional.empty();
    }
    int onsetEnd = find(BEFORE_DURATION, bytes, from, stampEnd);
    boolean signed = bytes[from] == '+' || bytes[from] == '-';
    Optional<BigDecimal> onset =
        signed ? number(bytes, from, from + 1, onsetEnd) : Optional.empty();
    Optional<BigDecimal> duration =
        onsetEnd + 1 >= stampEnd
            ? Optional.of(BigDecimal.ZERO)
            : number(bytes, onsetEnd + 1, onsetEnd + 1, stampEnd);
    if (onset.isEmpty() || duration.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Tal(onset.get(), duration.get(), texts(bytes, stampEnd + 1, to)));
  }

  private static List<String> texts(byte[] bytes, int from, int to) {
    List<String> texts = new ArrayList<>(2);
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == AFTER_TEXT) {
        texts.add(i == start ? "" : Texts.decode(bytes, start, i - start));
        start = i + 1;
      }
    }
    return texts;
  }

  private static int find(char wanted, byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /**
   * Digits with a point among them or without.
   *
   * @param digits where they begin, behind the sign
   */
  private static Optional<BigDecimal> number(byte[] bytes, int from, int digits, int to) {
    int points = 0;
    for (int i = digits; i < to; i++) {
      points += bytes[i] == '.' ? 1 : 0;
      if (bytes[i] != '.' && (bytes[i] < '0' || bytes[i] > '9')) {
        return Optional.empty();
      }
    }
    if (points > 1 || to - digits - points < 1 || to - from > LONGEST_NUMBER) {
      return Optional.empty();
    }
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    return Optional.of(new BigDecimal(text));
  }
}
