package org.inion.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inion.task.Target;
import org.inion.window.SubjectKey;

/** A prediction that needs no EEG. */
sealed interface Baseline {

  /** As reports call it. */
  String name();

  /** In one clause, what it predicts. */
  String meaning();

  /**
   * Predicts held-out rows.
   *
   * <p><b>Unit</b>: that of the target; of two classes the probability of the second.
   *
   * @param training rows of other persons, at least one
   */
  double[] predict(List<Example> training, List<Example> held);

  /** All that apply to a target. */
  static List<Baseline> of(Target target) {
    List<Baseline> all =
        new ArrayList<>(List.of(new Mean(), new Median(), AgeAndSex.without(target.column())));
    if (target.of() == Target.Of.WINDOW) {
      all.add(new OwnMean());
    }
    return all;
  }

  private static double[] all(List<Example> held, double value) {
    double[] predictions = new double[held.size()];
    Arrays.fill(predictions, value);
    return predictions;
  }

  private static double mean(List<Example> rows) {
    return rows.stream().mapToDouble(Example::target).average().orElseThrow();
  }

  /** The mean of the training rows. */
  record Mean() implements Baseline {
    @Override
    public String name() {
      return "mean";
    }

    @Override
    public String meaning() {
      return "the mean of the training rows; of two classes the share of the second";
    }

    @Override
    public double[] predict(List<Example> training, List<Example> held) {
      return all(held, mean(training));
    }
  }

  /** The median of the training rows. */
  record Median() implements Baseline {
    @Override
    public String name() {
      return "median";
    }

    @Override
    public String meaning() {
      return "the median of the training rows; of two classes the more frequent";
    }

    @Override
    public double[] predict(List<Example> training, List<Example> held) {
      double[] sorted = training.stream().mapToDouble(Example::target).sorted().toArray();
      int half = sorted.length / 2;
      return all(
          held, sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
    }
  }

  /**
   * A least-squares regression on age in years and on whether the sex is M. A row without one of
   * them gets the mean of the training rows.
   *
   * @param features which of {@code age_years} and {@code sex is M}
   */
  record AgeAndSex(List<String> features) implements Baseline {
    private static final String AGE = "age_years";
    private static final String SEX = "sex is M";

    /** Without the target itself. */
    static AgeAndSex without(String column) {
      List<String> features = new ArrayList<>(List.of(AGE, SEX));
      features.removeIf(feature -> feature.split(" ", 2)[0].equals(column));
      return new AgeAndSex(features);
    }

    @Override
    public String name() {
      return "age + sex";
    }

    @Override
    public String meaning() {
      return "least squares on 1, "
          + String.join(", ", features)
          + "; kept within 0 and 1 for classes";
    }

    @Override
    public double[] predict(List<Example> training, List<Example> held) {
      List<Example> known = training.stream().filter(row -> row(row).isPresent()).toList();
      double[] targets = known.stream().mapToDouble(Example::target).toArray();
      double[][] rows = known.stream().map(row -> row(row).orElseThrow()).toArray(double[][]::new);
      LeastSquares fit = LeastSquares.fit(rows, targets, features.size());
      double mean = mean(training);
      boolean classes = training.stream().allMatch(row -> row.target() == 0 || row.target() == 1);
      return held.stream()
          .mapToDouble(one -> row(one).map(fit::predict).orElse(mean))
          .map(value -> classes ? Math.max(0, Math.min(1, value)) : value)
          .toArray();
    }

    private Optional<double[]> row(Example one) {
      double[] row = new double[features.size()];
      for (int i = 0; i < row.length; i++) {
        boolean age = features.get(i).equals(AGE);
        if (age ? one.ageYears().isEmpty() : one.sex().isEmpty()) {
          return Optional.empty();
        }
        row[i] = age ? one.ageYears().getAsDouble() : (one.sex().get().equals("M") ? 1 : 0);
      }
      return Optional.of(row);
    }
  }

  /**
   * Each subject's own mean over the held-out rows. It knows the answers: a reference for how much
   * of the target differs between subjects, and no baseline.
   */
  record OwnMean() implements Baseline {
    @Override
    public String name() {
      return "own mean";
    }

    @Override
    public String meaning() {
      return "each subject's own mean, taken from the very rows that are scored: a reference";
    }

    @Override
    public double[] predict(List<Example> training, List<Example> held) {
      Map<SubjectKey, Double> means =
          held.stream()
              .collect(
                  Collectors.groupingBy(
                      Example::subject, Collectors.averagingDouble(Example::target)));
      return held.stream().mapToDouble(row -> means.get(row.subject())).toArray();
    }
  }
}
