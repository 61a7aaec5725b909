package org.inion.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An evaluation as JSON and as CSV, with the same flat names. */
public final class EvaluationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationJson() {}

  /** Everything; scores that are not defined are {@code null}. */
  public static ObjectNode of(Evaluation evaluation) {
    Question question = evaluation.question();
    EvaluationSettings settings = evaluation.settings();
    ObjectNode json = JSON.createObjectNode();
    json.put("task", question.task());
    json.put("target", question.target());
    json.put("unit", question.unit());
    json.put("problem", question.classes().isEmpty() ? "regression" : "classes");
    json.putPOJO("classes", question.classes());
    json.putPOJO("models", question.models());
    simulated(json, question);
    json.put("subjects", evaluation.predictions().subjects());
    json.put("windows", evaluation.predictions().size());
    json.put("rows_without_label", evaluation.predictions().rowsWithoutLabel());
    json.put("aggregate", settings.aggregate().key());
    json.put("bootstrap", settings.bootstrap().resamples());
    json.put("confidence", settings.bootstrap().confidence());
    json.put("seed", settings.bootstrap().seed());
    json.putPOJO("notes", evaluation.notes());
    json.putPOJO("metrics", evaluation.metrics().stream().map(one -> one.name()).toList());
    for (Level level : evaluation.levels()) {
      scores(json, level.key() + "_", evaluation.overall(level));
    }
    var rows = json.putArray("scores");
    evaluation.groups().forEach(group -> rows.add(row(evaluation, group)));
    return json;
  }

  /** One line a group, the same names as in JSON; an empty cell where a score is not defined. */
  public static String csv(Evaluation evaluation) {
    List<ObjectNode> rows =
        evaluation.groups().stream().map(group -> row(evaluation, group)).toList();
    StringBuilder csv = new StringBuilder();
    csv.append(String.join(",", (Iterable<String>) rows.get(0)::fieldNames)).append('\n');
    for (ObjectNode row : rows) {
      List<String> cells =
          row.properties().stream()
              .map(cell -> cell.getValue().isNull() ? "" : cell.getValue().asText())
              .map(EvaluationJson::cell)
              .toList();
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }

  private static ObjectNode row(Evaluation evaluation, GroupScores group) {
    ObjectNode row = JSON.createObjectNode();
    simulated(row, evaluation.question());
    row.put("level", group.level().key());
    row.put("grouping", group.grouping());
    row.put("group", group.group());
    row.put("subjects", group.subjects());
    row.put("windows", group.windows());
    scores(row, "", group);
    return row;
  }

  /** {@code null} where nothing says. */
  private static void simulated(ObjectNode json, Question question) {
    if (question.origin() == Origin.UNSTATED) {
      json.putNull("simulated");
    } else {
      json.put("simulated", question.origin() == Origin.SIMULATED);
    }
  }

  private static void scores(ObjectNode json, String prefix, GroupScores group) {
    for (Score score : group.scores()) {
      String name = prefix + score.metric().name();
      number(json, name, score.value());
      number(json, name + "_low", score.interval().low());
      number(json, name + "_high", score.interval().high());
      json.put(name + "_undefined", score.interval().undefined());
    }
  }

  /** Puts a number, or {@code null} where it is none. */
  public static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static String cell(String text) {
    return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
