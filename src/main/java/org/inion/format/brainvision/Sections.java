package org.inion.format.brainvision;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inion.error.Where;

/** The keys of a header by section, in any case, up to the free text behind them. */
final class Sections {
  private static final String FREE_TEXT = "comment";

  private final Map<String, Map<String, Entry>> sections = new HashMap<>();
  private String comment = "";

  /**
   * One line.
   *
   * @param number of the line, from 1
   */
  record Entry(int number, String key, String value) {}

  private Sections() {}

  static Sections of(String text, Where where) {
    Sections all = new Sections();
    Map<String, Entry> section = new HashMap<>();
    int number = 0;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int stop = end < 0 ? text.length() : end;
      String line = text.substring(from, stop).strip();
      number++;
      from = stop + 1;
      if (line.startsWith("[") && line.endsWith("]")) {
        String name = line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT);
        if (name.equals(FREE_TEXT)) {
          all.comment = text.substring(Math.min(from, text.length()));
          return all;
        }
        section = all.sections.computeIfAbsent(name, any -> new LinkedHashMap<>());
      } else if (number > 1 && !line.startsWith(";") && line.indexOf('=') > 0) {
        put(section, number, line, where);
      }
    }
    return all;
  }

  /** The lines of a section by their key in lower case, in the order of the file. */
  Map<String, Entry> section(String name) {
    return sections.getOrDefault(name.toLowerCase(Locale.ROOT), Map.of());
  }

  /** The value of a key; empty where it is absent or has none. */
  Optional<Entry> find(String section, String key) {
    return Optional.ofNullable(section(section).get(key.toLowerCase(Locale.ROOT)))
        .filter(entry -> !entry.value().isEmpty());
  }

  /** The free text at the end. */
  String comment() {
    return comment;
  }

  private static void put(Map<String, Entry> section, int number, String line, Where where) {
    int equals = line.indexOf('=');
    String key = line.substring(0, equals).strip();
    Entry entry = new Entry(number, key, line.substring(equals + 1).strip());
    Entry before = section.putIfAbsent(key.toLowerCase(Locale.ROOT), entry);
    if (before != null && !before.value().equals(entry.value())) {
      throw where
          .line(number)
          .bad(
              "Cannot read the header: "
                  + Quote.of(key)
                  + " must be there once, but was in line "
                  + before.number()
                  + " with another value. Take one of the lines away.");
    }
  }
}
