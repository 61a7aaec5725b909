package org.inion.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in our words what the HOCON library finds wrong. */
final class HoconFault {
  /** How the library begins: origin, line. */
  private static final Pattern PLACED = Pattern.compile("(?s).*?: (\\d+): (.*)");

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[^}]*}");

  private HoconFault() {}

  /** A file that is not HOCON. */
  static String ofFile(String path, ConfigException error) {
    Matcher placed = PLACED.matcher(error.getMessage());
    boolean known = placed.matches() && error.getMessage().startsWith(path);
    return "[%s%s] Cannot read the configuration: %s"
        .formatted(
            path,
            known ? ", line " + placed.group(1) : "",
            known ? oneLine(placed.group(2)) : oneLine(error.getMessage()));
  }

  /** A key or value of an option that is not HOCON. */
  static String ofOption(String option, String key, String value, ConfigException error) {
    if (error instanceof ConfigException.BadPath) {
      return "[%s] Cannot use \"%s\": it must be a key, such as window.length. See conf/."
          .formatted(option, key);
    }
    return "[%s] Cannot use \"%s\" = %s: it must be a list or group in HOCON. Put its words in double quotes, as in [\"a*\", \"b c\"], and close its brackets."
        .formatted(option, key, value);
  }

  /** A value that refers to one that is not there. */
  static String ofUnresolved(List<Config> layers, ConfigException error) {
    Matcher reference = SUBSTITUTION.matcher(error.getMessage());
    String missing = reference.find() ? reference.group() : "a reference";
    return layers.stream()
        .flatMap(layer -> find("", layer.root(), missing).stream())
        .findFirst()
        .orElse("[configuration] Cannot resolve it: " + missing + " has no value.");
  }

  /** Whether a value holds a reference that is not followed yet; it has no type until then. */
  static boolean isUnresolved(ConfigValue value) {
    try {
      return value.valueType() == null;
    } catch (ConfigException.NotResolved e) {
      return true;
    }
  }

  private static Optional<String> find(String prefix, ConfigObject object, String missing) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String path = prefix + ConfigUtil.joinPath(entry.getKey());
      ConfigValue value = entry.getValue();
      if (!isUnresolved(value) && value.valueType() == ConfigValueType.OBJECT) {
        Optional<String> below = find(path + ".", (ConfigObject) value, missing);
        if (below.isPresent()) {
          return below;
        }
      } else if (value.render().contains(missing)) {
        return Optional.of(
            "[%s] Cannot use \"%s\": %s must have a value, but has none. Give it one, or write the value itself."
                .formatted(place(value.origin().description()), path, missing));
      }
    }
    return Optional.empty();
  }

  private static String place(String origin) {
    return origin.replaceFirst(": (\\d+)$", ", line $1");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
