package org.inion.train.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.metric.Interval;

/**
 * The runs of a cross-validation and what they come to.
 *
 * @param folds one run each; all have the same scores, the first of which decides
 * @param pooled scores of all subjects together, each predicted by the run that had not seen it, by
 *     name; may be empty
 */
public record FoldTable(List<Fold> folds, Map<String, Pooled> pooled) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One run.
   *
   * @param fold that was left out of training
   * @param seed of the run
   * @param epochs that it trained
   * @param bestEpoch whose parameters are scored
   * @param subjects that were left out
   * @param scores on them, by name; {@code NaN} where one is not defined
   */
  public record Fold(
      int fold, long seed, int epochs, int bestEpoch, int subjects, Map<String, Double> scores) {
    public Fold {
      scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /**
     * What a run came to.
     *
     * <p><b>Throws</b> {@link IllegalArgumentException} where it has no best epoch.
     */
    public static Fold of(int fold, long seed, RunRecord run) {
      EpochRecord best =
          run.history()
              .best()
              .orElseThrow(() -> new IllegalArgumentException("Fold " + fold + " has no epoch"));
      return new Fold(
          fold,
          seed,
          run.history().epochs().size(),
          best.epoch(),
          run.facts().validation().subjects(),
          best.scores());
    }
  }

  /**
   * A score of all subjects together.
   *
   * @param interval over subjects; {@link Interval#NONE} where there is none
   */
  public record Pooled(double score, Interval interval) {}

  /**
   * How a score varies from run to run.
   *
   * @param mean over runs in which it is defined
   * @param sd standard deviation of the sample (divisor n − 1); {@code NaN} for one run
   * @param runs in which it is defined
   */
  public record Spread(double mean, double sd, int runs) {}

  public FoldTable {
    folds = List.copyOf(folds);
    pooled = Collections.unmodifiableMap(new LinkedHashMap<>(pooled));
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("A cross-validation without folds");
    }
    List<String> names = List.copyOf(folds.get(0).scores().keySet());
    for (Fold fold : folds) {
      if (!names.equals(List.copyOf(fold.scores().keySet()))) {
        throw new IllegalArgumentException("Folds have scores of different names");
      }
    }
  }

  /** Names of the scores; the first is the one that decides. */
  public List<String> scoreNames() {
    return List.copyOf(folds.get(0).scores().keySet());
  }

  /** How a score varies from run to run. */
  public Spread spread(String score) {
    double[] values =
        folds.stream()
            .mapToDouble(fold -> fold.scores().get(score))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double sd = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Double.NaN;
    return new Spread(mean, sd, values.length);
  }

  /** One line a run. */
  public String csv() {
    List<String> names = scoreNames();
    List<String> head =
        new ArrayList<>(List.of("fold", "seed", "epochs", "best_epoch", "subjects"));
    head.addAll(names);
    StringBuilder csv = new StringBuilder(String.join(",", head)).append('\n');
    for (Fold fold : folds) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(fold.fold()));
      cells.add(String.valueOf(fold.seed()));
      cells.add(String.valueOf(fold.epochs()));
      cells.add(String.valueOf(fold.bestEpoch()));
      cells.add(String.valueOf(fold.subjects()));
      names.forEach(name -> cells.add(String.valueOf(fold.scores().get(name))));
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }

  /** The runs and what they come to; scores that are not defined are {@code null}. */
  public ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    var rows = json.putArray("folds");
    for (Fold fold : folds) {
      ObjectNode row = rows.addObject();
      row.put("fold", fold.fold());
      row.put("seed", fold.seed());
      row.put("epochs", fold.epochs());
      row.put("best_epoch", fold.bestEpoch());
      row.put("subjects", fold.subjects());
      ObjectNode scores = row.putObject("scores");
      fold.scores().forEach((name, value) -> RunJson.number(scores, name, value));
    }
    ObjectNode scores = json.putObject("scores");
    scoreNames().forEach(name -> summary(scores.putObject(name), name));
    return json;
  }

  private void summary(ObjectNode json, String name) {
    Spread spread = spread(name);
    RunJson.number(json, "mean", spread.mean());
    RunJson.number(json, "sd", spread.sd());
    json.put("runs", spread.runs());
    if (pooled.containsKey(name)) {
      Pooled all = pooled.get(name);
      RunJson.number(json, "pooled", all.score());
      RunJson.number(json, "pooled_low", all.interval().low());
      RunJson.number(json, "pooled_high", all.interval().high());
    }
  }
}
