package org.inion.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured, in the order in which it shall be read. */
final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  /** A heading, for people alone. */
  Figures heading(String words) {
    text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
    return this;
  }

  /** Something that was not measured. */
  Figures note(String key, String title, String value) {
    values.put(key, value);
    text.append(String.format("  %-58s %s%n", title, value));
    return this;
  }

  /** A figure; NaN where it could not be measured. */
  Figures add(String key, String title, double value) {
    return add(key, title, value, "");
  }

  /** A figure and what it shall be. */
  Figures add(String key, String title, double value, String goal) {
    values.put(key, Double.isNaN(value) ? null : rounded(value));
    text.append(
        String.format(
            "  %-58s %10s%s%n",
            title,
            Double.isNaN(value) ? "–" : rounded(value),
            goal.isEmpty() ? "" : "   (goal " + goal + ")"));
    return this;
  }

  /** Four digits: more would be noise. */
  private static Number rounded(double value) {
    double shown = Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
    return shown == Math.rint(shown) ? (Number) (long) shown : shown;
  }

  /** One flat line. */
  String json() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A table. */
  String text() {
    return text.toString();
  }
}
