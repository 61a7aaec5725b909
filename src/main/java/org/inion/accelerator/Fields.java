package org.inion.accelerator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Text of {@code name value} lines, as Linux shows what it knows. */
final class Fields {
  private static final long KIBIBYTE = 1024;

  private final Map<String, String> values = new LinkedHashMap<>();

  private Fields() {}

  /** Lines of {@code name : value} or {@code name value}; the first of a name counts. */
  static Fields of(String text, String separator) {
    Fields fields = new Fields();
    for (String line : text.lines().toList()) {
      int at = line.indexOf(separator);
      if (at > 0) {
        fields.values.putIfAbsent(
            line.substring(0, at).strip(), line.substring(at + separator.length()).strip());
      }
    }
    return fields;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  OptionalLong number(String name) {
    return parse(values.get(name));
  }

  /** Of a line such as {@code MemTotal: 24689764 kB}. */
  OptionalLong kibibytes(String name) {
    OptionalLong count =
        parse(text(name).map(value -> value.replaceFirst("\\s*kB$", "")).orElse(null));
    return count.isPresent() ? OptionalLong.of(count.getAsLong() * KIBIBYTE) : count;
  }

  static OptionalLong parse(String text) {
    try {
      return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
