package org.inion.submit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;
import org.inion.window.Split;

/** Whose windows are scored. */
public enum Side {
  ALL(Optional.empty()),
  TRAIN(Optional.of(Split.TRAIN)),
  VALIDATION(Optional.of(Split.VALIDATION)),
  TEST(Optional.of(Split.TEST));

  private final Optional<Split> split;

  Side(Optional<Split> split) {
    this.split = split;
  }

  /** Of the folder's split; empty for everybody. */
  Optional<Split> split() {
    return split;
  }

  /** As options name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The side of that name. <b>Throws</b> {@link BadSetupException} when there is none. */
  public static Side of(String key) {
    return Arrays.stream(values())
        .filter(side -> side.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new BadSetupException(
                    "[--side] No \"%s\"; options: %s."
                        .formatted(
                            key,
                            Arrays.stream(values())
                                .map(Side::key)
                                .collect(Collectors.joining(", ")))));
  }
}
