package org.inion.train.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much data one side of the split holds. */
public record RunSize(
    @JsonProperty(value = "subjects", required = true) int subjects,
    @JsonProperty(value = "windows", required = true) long windows) {

  /** A side that is not there. */
  public static final RunSize NONE = new RunSize(0, 0);

  String people() {
    return count(subjects, "subject");
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  String words() {
    return count(windows, "window") + " of " + people();
  }
}
