package org.inion.format.brainvision;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inion.error.Where;

/** Reads the section {@code [Marker Infos]}, line by line. */
final class MarkerReader {
  /** A marker that breaks the rules is left out. */
  static final String MALFORMED = "malformed-marker-skipped";

  private static final String SECTION = "marker infos";
  private static final int DATE_DIGITS = 20;

  private final Where where;
  private final List<Marker> markers = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private int malformed;

  private MarkerReader(Where where) {
    this.where = where;
  }

  static MarkerReader read(String text, Where where) {
    MarkerReader reader = new MarkerReader(where);
    boolean inside = false;
    int number = 0;
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int stop = end < 0 ? text.length() : end;
      int last = stop > from && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
      number++;
      if (text.startsWith("[", from) && text.startsWith("]", last - 1)) {
        String name = text.substring(from + 1, Math.max(from + 1, last - 1));
        inside = name.strip().toLowerCase(Locale.ROOT).equals(SECTION);
      } else if (inside && text.regionMatches(true, from, "Mk", 0, 2)) {
        reader.line(text, from, last, number);
      }
      from = stop + 1;
    }
    return reader;
  }

  /** In the order of the file. */
  List<Marker> markers() {
    return markers;
  }

  /** How many lines were left out. */
  int malformed() {
    return malformed;
  }

  private void line(String text, int from, int to, int number) {
    int start = text.indexOf('=', from) + 1;
    if (start <= from || start > to) {
      malformed++;
      return;
    }
    int[] commas = new int[6];
    int fields = 0;
    for (int i = start; i < to && fields < commas.length; i++) {
      if (text.charAt(i) == ',') {
        commas[fields++] = i;
      }
    }
    String type = fields < 1 ? "" : text(text, start, commas[0]);
    long position = fields < 2 ? -1 : digits(text, commas[1] + 1, fields < 3 ? to : commas[2]);
    if (position < 0) {
      if (Marker.beginsSegment(type)) {
        throw where
            .line(number)
            .bad(
                "Cannot read the marker: position of a New Segment must be a whole number, but the"
                    + " line was "
                    + Quote.of(text.substring(from, to))
                    + ". Without it gaps are unknown: correct the line.");
      }
      malformed++;
      return;
    }
    long points = fields < 3 ? 0 : digits(text, commas[2] + 1, fields < 4 ? to : commas[3]);
    Optional<LocalDateTime> date =
        Marker.beginsSegment(type) && fields > 4
            ? date(text, commas[4] + 1, fields > 5 ? commas[5] : to)
            : Optional.empty();
    markers.add(
        new Marker(
            type, text(text, commas[0] + 1, commas[1]), position - 1, Math.max(0, points), date));
  }

  /** Most markers have one of few texts. */
  private String text(String line, int from, int to) {
    String text = line.substring(from, to);
    String known = texts.get(text);
    if (known == null) {
      known = HeaderReader.commas(text);
      texts.put(text, known);
    }
    return known;
  }

  /** A whole number of at most 15 digits, or -1. */
  private static long digits(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return end > start && end - start <= 15 ? value : -1;
  }

  /** {@code YYYYMMDDhhmmssuuuuuu}; many writers put zeros where they do not know it. */
  private static Optional<LocalDateTime> date(String line, int from, int to) {
    String text = line.substring(from, to).strip();
    if (text.length() != DATE_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              Integer.parseInt(text, 0, 4, 10),
              Integer.parseInt(text, 4, 6, 10),
              Integer.parseInt(text, 6, 8, 10),
              Integer.parseInt(text, 8, 10, 10),
              Integer.parseInt(text, 10, 12, 10),
              Integer.parseInt(text, 12, 14, 10),
              Integer.parseInt(text, 14, 20, 10) * 1000));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
