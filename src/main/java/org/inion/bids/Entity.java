package org.inion.bids;

/** The entities by which recordings are selected. */
enum Entity {
  SUBJECT("sub", "subject"),
  SESSION("ses", "session"),
  TASK("task", "task"),
  RUN("run", "run");

  private final String key;
  private final String word;

  Entity(String key, String word) {
    this.key = key;
    this.word = word;
  }

  /** As in a file's name. */
  String key() {
    return key;
  }

  /** As a person says it. */
  String word() {
    return word;
  }

  /** A value as it is compared: without {@code key-}, and a run without leading zeros. */
  String normal(String value) {
    String bare = value.startsWith(key + "-") ? value.substring(key.length() + 1) : value;
    return this == RUN ? bare.replaceFirst("^0+(?=\\d)", "") : bare;
  }
}
