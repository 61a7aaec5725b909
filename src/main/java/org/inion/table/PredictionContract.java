package org.inion.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.error.Where;

/**
 * What all predictions of one folder have in common; {@code _inion/contract.json}.
 *
 * @param kind of the folder, always {@link #KIND}
 * @param task name of what was predicted, such as {@code response-time}
 * @param target name of the label, such as {@code response_time_seconds}
 * @param unit of label and prediction, empty for none
 * @param problem {@link #REGRESSION} or {@link #CLASSES}
 * @param classes names of class 0 and class 1; empty for regression
 * @param metrics names of those that the task is judged by, the first one first
 * @param model fingerprint of the model that predicted
 * @param simulated whether the recordings are simulated
 * @param columns names of all columns, in order
 */
public record PredictionContract(
    @JsonProperty(value = "kind", required = true) String kind,
    @JsonProperty(value = "task", required = true) String task,
    @JsonProperty(value = "target", required = true) String target,
    @JsonProperty(value = "unit", required = true) String unit,
    @JsonProperty(value = "problem", required = true) String problem,
    @JsonProperty(value = "classes", required = true) List<String> classes,
    @JsonProperty(value = "metrics", required = true) List<String> metrics,
    @JsonProperty(value = "model", required = true) String model,
    @JsonProperty(value = "simulated", required = true) boolean simulated,
    @JsonProperty(value = "columns", required = true) List<String> columns) {

  public static final String KIND = "predictions";
  public static final String REGRESSION = "regression";
  public static final String CLASSES = "classes";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /**
   * Checks itself.
   *
   * @throws BadSetupException with all that is wrong
   */
  public PredictionContract {
    classes = List.copyOf(classes);
    metrics = List.copyOf(metrics);
    columns = List.copyOf(columns);
    List<String> problems = new ArrayList<>();
    if (!kind.equals(KIND)) {
      problems.add("kind must be \"" + KIND + "\", but was \"" + kind + "\"");
    }
    if (!problem.equals(REGRESSION) && !problem.equals(CLASSES)) {
      problems.add("problem must be regression or classes, but was \"" + problem + "\"");
    }
    if (problem.equals(CLASSES) && classes.size() != 2) {
      problems.add("classes must be two names, but was " + classes);
    }
    if (problem.equals(REGRESSION) && !classes.isEmpty()) {
      problems.add("classes must be empty for regression, but was " + classes);
    }
    if (!columns.containsAll(
        PredictionColumns.SCHEMA.columns().stream().map(Column::name).toList())) {
      problems.add("columns must hold those of a predictions table, but was " + columns);
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(
          problems.stream().map(one -> "Cannot use the contract: " + one + ".").toList());
    }
  }

  /** The contract of a table with the columns that every predictions table has. */
  public static PredictionContract of(
      String task,
      String target,
      String unit,
      List<String> classes,
      List<String> metrics,
      String model,
      Origin origin) {
    return new PredictionContract(
        KIND,
        task,
        target,
        unit,
        classes.isEmpty() ? REGRESSION : CLASSES,
        classes,
        metrics,
        model,
        origin == Origin.SIMULATED,
        PredictionColumns.SCHEMA.columns().stream().map(Column::name).toList());
  }

  /** Where the recordings come from. */
  public enum Origin {
    RECORDED,
    SIMULATED
  }

  /** As JSON, over several lines. */
  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a contract.
   *
   * @param where the file, for errors
   * @throws org.inion.error.BadDataException when it is not what a predictions folder holds
   */
  public static PredictionContract fromJson(String json, Where where) {
    try {
      return JSON.readValue(json, PredictionContract.class);
    } catch (JsonProcessingException e) {
      String reason =
          e.getCause() instanceof BadSetupException setup
              ? String.join(" ", setup.problems())
              : e.getOriginalMessage();
      throw where.bad(
          "Cannot read the contract: it must be that of a predictions folder, but: "
              + reason.lines().findFirst().orElse("")
              + " Predict into a new folder, or give a CSV.",
          e);
    }
  }
}
