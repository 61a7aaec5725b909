package org.inion.batch;

import java.util.List;
import java.util.Optional;

/**
 * A column that is to be predicted.
 *
 * @param column its name
 * @param classes its values where it holds words, in the order of their numbers; empty for numbers
 */
public record Target(String column, List<String> classes) {
  public Target {
    classes = List.copyOf(classes);
  }

  /** A column of numbers. */
  public static Target number(String column) {
    return new Target(column, List.of());
  }

  /** The number of a word; empty where it is none of the classes. */
  Optional<Float> classOf(String word) {
    int number = classes.indexOf(word);
    return number < 0 ? Optional.empty() : Optional.of((float) number);
  }
}
