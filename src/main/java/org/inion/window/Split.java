package org.inion.window;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;

/** The sides of a split. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST,
  /** On no side: left out, or divided by folds alone. */
  NONE;

  /** As it is written in tables and configurations. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The split of that name. <b>Throws</b> {@link BadSetupException} when there is none. */
  public static Split of(String key) {
    return Arrays.stream(values())
        .filter(split -> split.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new BadSetupException("No split \"" + key + "\"; options: " + options()));
  }

  private static String options() {
    return Arrays.stream(values()).map(Split::key).collect(Collectors.joining(", "));
  }
}
