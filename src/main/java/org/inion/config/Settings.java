package org.inion.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.inion.error.BadSetupException;

/**
 * The values of a resolved configuration, read with their units. What is wrong is noted, not
 * thrown, so that {@link #check} reports every problem at once; a reading method then returns a
 * harmless value.
 */
public final class Settings {
  private final Config config;
  private final Config reference;
  private final List<String> problems;
  private final Set<String> unsound = new HashSet<>();

  Settings(Config config, Config reference, List<String> problems) {
    this.config = config;
    this.reference = reference;
    this.problems = new ArrayList<>(problems);
  }

  /** A word or sentence. */
  public String text(String key) {
    return raw(key).orElse("");
  }

  /** One of a few words. */
  public String choice(String key, List<String> options) {
    String value = text(key);
    if (!options.contains(value)) {
      problem(key, "must be one of " + String.join(", ", options), value);
      return options.get(0);
    }
    return value;
  }

  /** A time in seconds. */
  public double seconds(String key) {
    return quantity(key, Quantity.TIME);
  }

  /** A frequency in hertz. */
  public double hertz(String key) {
    return quantity(key, Quantity.FREQUENCY);
  }

  /** A frequency in hertz, or empty for {@code off}. */
  public OptionalDouble hertzOrOff(String key) {
    if (text(key).equals("off")) {
      return OptionalDouble.empty();
    }
    double hertz = hertz(key);
    return isSound(key) ? OptionalDouble.of(hertz) : OptionalDouble.empty();
  }

  /** A list of frequencies in hertz; empty where one of them is none. */
  public List<Double> hertzList(String key) {
    List<Double> list =
        list(key).stream().map(text -> quantity(key, text, Quantity.FREQUENCY)).toList();
    return isSound(key) ? list : List.of();
  }

  /** A voltage in microvolts. */
  public double microvolts(String key) {
    return quantity(key, Quantity.VOLTAGE);
  }

  /** A size in bytes. */
  public long bytes(String key) {
    return (long) quantity(key, Quantity.SIZE);
  }

  /** A share from 0 to 1, written in per cent. */
  public double share(String key) {
    return quantity(key, Quantity.SHARE);
  }

  /** A number without a unit. */
  public double number(String key) {
    String text = text(key);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      problem(key, "must be a number", text);
      return 1;
    }
  }

  /** A whole number. */
  public int count(String key) {
    double value = number(key);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      problem(key, "must be a whole number", text(key));
      return 1;
    }
    return (int) value;
  }

  /** A list of words; a single word is a list of one. */
  public List<String> list(String key) {
    if (config.hasPath(key) && config.getValue(key).valueType() == ConfigValueType.LIST) {
      return words(key);
    }
    String text = text(key);
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /** Words; one that looks like a number stays as it is written where it is quoted. */
  private List<String> words(String key) {
    try {
      return config.getStringList(key);
    } catch (ConfigException.WrongType e) {
      problem(
          key,
          "must be a list of words",
          config.getValue(key).render(ConfigRenderOptions.concise()));
      return List.of();
    }
  }

  /** A list of words below a free name; empty where there is none. */
  public List<String> listOrNone(String key) {
    return has(key) ? list(key) : List.of();
  }

  /** The words below a key that holds free names, in the order of the names. */
  public Map<String, String> map(String key) {
    Map<String, String> values = new LinkedHashMap<>();
    if (config.hasPath(key)) {
      config.getConfig(key).entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              e ->
                  values.put(
                      String.join(".", ConfigUtil.splitPath(e.getKey())),
                      String.valueOf(e.getValue().unwrapped())));
    }
    return values;
  }

  /** The names directly below a key that holds free names, sorted. */
  public List<String> names(String key) {
    return config.hasPath(key)
        ? config.getObject(key).keySet().stream().sorted().toList()
        : List.of();
  }

  /** Whether no problem of this key was noted so far; a harmless value is no ground for another. */
  public boolean isSound(String key) {
    return !unsound.contains(key);
  }

  /** Whether an option names this key, or a file of the user's gives it another value. */
  public boolean isChosen(String key) {
    return differs(key) || origin(key).startsWith("--");
  }

  /**
   * Notes a problem when a key is given that counts only with certain values of another. What comes
   * with the project, a task for one, may be laid over.
   */
  public void onlyWith(String key, String other, List<String> values) {
    if (differs(key) && !values.contains(text(other))) {
      problems.add(
          "[%s] Cannot use \"%s\" with \"%s\" = %s: it counts only with %s. Leave it out, or set that."
              .formatted(origin(key), key, other, text(other), String.join(" or ", values)));
    }
  }

  private boolean differs(String key) {
    return config.hasPath(key)
        && config.getValue(key).origin().resource() == null
        && !(reference.hasPath(key)
            && reference.getValue(key).unwrapped().equals(config.getValue(key).unwrapped()));
  }

  /** Whether a key below a free name is there. */
  public boolean has(String key) {
    return config.hasPath(key);
  }

  /**
   * Builds a value that checks itself; what it says against its values becomes a problem and {@code
   * fallback} is returned.
   */
  public <T> T build(Supplier<T> maker, T fallback) {
    try {
      return maker.get();
    } catch (BadSetupException e) {
      problems.addAll(e.problems());
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
    }
    return fallback;
  }

  /** Notes a problem of a key. */
  public void problem(String key, String rule, String value) {
    unsound.add(key);
    problems.add(
        "["
            + origin(key)
            + "] Cannot use \""
            + key
            + "\": it "
            + rule
            + ", but was \""
            + value
            + "\".");
  }

  /** Notes a problem of several keys at once. */
  public void problem(String sentence) {
    problems.add(sentence);
  }

  /**
   * Ends the reading.
   *
   * @throws BadSetupException with every problem that was noted
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems.stream().distinct().toList());
    }
  }

  /** The resolved configuration as HOCON, every key shown. */
  public String render() {
    return config.root().render(ConfigRenderOptions.concise().setFormatted(true).setJson(false));
  }

  /** The resolved configuration as JSON. */
  public String json() {
    return config.root().render(ConfigRenderOptions.concise());
  }

  /** The resolved part of the configuration below some keys, in a form that is equal when it is. */
  public String canonical(List<String> keys) {
    StringBuilder text = new StringBuilder();
    for (String key : keys) {
      text.append(key)
          .append('=')
          .append(config.getValue(key).render(ConfigRenderOptions.concise()))
          .append('\n');
    }
    return text.toString();
  }

  private double quantity(String key, Quantity kind) {
    return quantity(key, text(key), kind);
  }

  private double quantity(String key, String text, Quantity kind) {
    return orProblem(key, text, kind::parse);
  }

  private double orProblem(String key, String text, Function<String, Double> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      problem(key, e.getMessage(), text);
      return 1;
    }
  }

  private Optional<String> raw(String key) {
    if (!config.hasPath(key)) {
      problems.add("[configuration] Cannot find \"" + key + "\": give it a value.");
      return Optional.empty();
    }
    ConfigValue value = config.getValue(key);
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      problem(key, "must be one value", value.render(ConfigRenderOptions.concise()));
      return Optional.empty();
    }
    return Optional.of(String.valueOf(value.unwrapped()));
  }

  private String origin(String key) {
    return config.hasPath(key) ? config.getValue(key).origin().description() : "configuration";
  }
}
