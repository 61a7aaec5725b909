package org.inion.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;

/**
 * Lays configurations over each other: the reference (which shows every key there is), then presets
 * and files, then single keys. A later layer wins; a key that the reference lacks is a problem.
 *
 * <p>An empty object in the reference ({@code labels.events {}}) takes free names.
 */
public final class Layers {
  private final Config reference;
  private final List<Config> layers = new ArrayList<>();
  private final Map<String, String> singles = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Layers(Config reference) {
    this.reference = reference;
  }

  /**
   * Starts with a reference on the class path, such as {@code conf/preprocess.conf}.
   *
   * @param further references whose keys are others
   */
  public static Layers reference(String resource, String... further) {
    Config all = resource(resource);
    for (String other : further) {
      all = all.withFallback(resource(other));
    }
    return new Layers(all);
  }

  /** Lays a preset of the class path on top. */
  public Layers preset(String folder, String name, List<String> options) {
    return named("--preset", "preset", folder, name, options);
  }

  /**
   * Lays a configuration of the class path on top.
   *
   * @param option that named it, and {@code word}, what it is, for the message
   * @param options the names there are
   */
  public Layers named(
      String option, String word, String folder, String name, List<String> options) {
    if (!options.contains(name)) {
      problems.add(
          "[%s] No %s \"%s\"; options: %s."
              .formatted(option, word, name, String.join(", ", options)));
      return this;
    }
    layers.add(resource(folder + "/" + name + ".conf"));
    return this;
  }

  /** Lays a file on top. */
  public Layers file(String path) {
    File file = new File(path);
    if (!file.isFile()) {
      problems.add("[" + path + "] Cannot read the configuration: there is no such file.");
      return this;
    }
    try {
      layers.add(
          ConfigFactory.parseFile(file, ConfigParseOptions.defaults().setOriginDescription(path)));
    } catch (ConfigException e) {
      problems.add(HoconFault.ofFile(path, e));
    }
    return this;
  }

  /** Lays a configuration that is already a text on top. */
  public Layers text(String hocon) {
    layers.add(
        ConfigFactory.parseString(
            hocon, ConfigParseOptions.defaults().setOriginDescription("configuration")));
    return this;
  }

  /** Lays one {@code key=value} on top; the value needs no quotes. */
  public Layers set(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      problems.add("[--set] Cannot use \"" + assignment + "\": it must be key=value.");
      return this;
    }
    return set("--set", assignment.substring(0, equals).trim(), assignment.substring(equals + 1));
  }

  /** Lays one key on top, named by the option that gave it. */
  public Layers set(String option, String key, String value) {
    String text = value.trim();
    if (text.startsWith("\"") != text.endsWith("\"") || text.equals("\"")) {
      problems.add(
          "[%s] Cannot use \"%s\": the quotes of %s must be closed, but are not. Close them, or leave them out."
              .formatted(option, key, text));
      return this;
    }
    text = text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    String before = singles.put(key, text);
    if (before != null && !before.equals(text)) {
      problems.add(
          String.format(
              "[%s] Cannot use \"%s\" twice: it is \"%s\" and \"%s\". Give it once.",
              option, key, before, text));
    }
    try {
      Config parsed =
          isHocon(text)
              ? ConfigFactory.parseString(
                  key + " = " + text, ConfigParseOptions.defaults().setOriginDescription(option))
              : ConfigFactory.parseMap(Map.of(key, text), option);
      layers.add(parsed);
    } catch (ConfigException e) {
      problems.add(HoconFault.ofOption(option, key, text, e));
    }
    return this;
  }

  /** The result, whose problems so far {@link Settings#check} will report with its own. */
  public Settings resolve() {
    Config all = ConfigFactory.empty();
    for (Config layer : layers) {
      List<String> groups = new ArrayList<>();
      layer.root().forEach((name, value) -> checkKnown(ConfigUtil.joinPath(name), value, groups));
      // Told once: without its group every key of it would be missing.
      for (String group : groups) {
        layer = layer.withoutPath(group);
      }
      all = layer.withFallback(all);
    }
    try {
      return new Settings(all.withFallback(reference).resolve(), reference, problems);
    } catch (ConfigException e) {
      problems.add(HoconFault.ofUnresolved(layers, e));
      throw new BadSetupException(problems);
    }
  }

  private void checkKnown(String path, ConfigValue value, List<String> groups) {
    if (!reference.hasPathOrNull(path)) {
      problems.add(
          String.format(
              "[%s] Unknown key \"%s\"%s", value.origin().description(), path, closest(path)));
    } else if (HoconFault.isUnresolved(value)) {
      return; // told when it cannot be resolved
    } else if (value.valueType() == ConfigValueType.OBJECT) {
      if (!isOpen(path)) {
        ((ConfigObject) value)
            .forEach(
                (name, child) -> checkKnown(path + "." + ConfigUtil.joinPath(name), child, groups));
      }
    } else if (reference.getValue(path).valueType() == ConfigValueType.OBJECT) {
      groups.add(path);
      problems.add(
          "[%s] Cannot give \"%s\" a value: it is a group of keys, such as %s."
              .formatted(value.origin().description(), path, within(path)));
    }
  }

  private String within(String group) {
    return reference.getObject(group).keySet().stream()
        .sorted()
        .limit(3)
        .map(name -> group + "." + name)
        .collect(Collectors.joining(", "));
  }

  private boolean isOpen(String path) {
    ConfigValue value = reference.getValue(path);
    return value.valueType() == ConfigValueType.OBJECT && ((ConfigObject) value).isEmpty();
  }

  private String closest(String path) {
    String plain = path.replace("\"", "");
    return reference.entrySet().stream()
        .map(Map.Entry::getKey)
        .min(Comparator.comparingInt(key -> distance(key, plain)))
        .filter(key -> distance(key, plain) <= Math.max(3, plain.length() / 3))
        .map(key -> "; did you mean \"" + key + "\"?")
        .orElse("; see conf/ for the keys there are.");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  /** Lists and objects are; everything else is the text as it stands. */
  private static boolean isHocon(String text) {
    return text.startsWith("[") || text.startsWith("{");
  }

  private static Config resource(String resource) {
    return ConfigFactory.parseResources(
        Layers.class.getClassLoader(),
        resource,
        ConfigParseOptions.defaults().setAllowMissing(false).setOriginDescription(resource));
  }
}
