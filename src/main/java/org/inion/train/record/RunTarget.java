package org.inion.train.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What is predicted.
 *
 * @param name of the label
 * @param unit of label and prediction; empty for none
 * @param classes names of the classes from 0; empty for numbers
 */
public record RunTarget(
    @JsonProperty(value = "name", required = true) String name,
    @JsonProperty(value = "unit", required = true) String unit,
    @JsonProperty(value = "classes", required = true) List<String> classes) {
  public RunTarget {
    classes = List.copyOf(classes);
  }

  /** Name and unit, as pictures show them. */
  String words() {
    return unit.isEmpty() ? name : name + " (" + unit + ")";
  }
}
