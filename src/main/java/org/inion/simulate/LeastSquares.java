package org.inion.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Plain linear regression over folds, and two scores of it. */
final class LeastSquares {
  private LeastSquares() {}

  /**
   * Predicts each value from a fit on the other folds.
   *
   * @param folds of each row
   * @return empty where a fit has fewer rows than unknowns, or no unique solution
   */
  static Optional<List<Double>> predict(
      List<double[]> rows, List<Double> values, List<Integer> folds, int foldCount) {
    List<Double> predicted = new ArrayList<>(Collections.nCopies(values.size(), 0.0));
    for (int fold = 0; fold < foldCount; fold++) {
      Optional<double[]> fit = fit(rows, values, folds, fold);
      if (fit.isEmpty()) {
        return Optional.empty();
      }
      for (int i = 0; i < rows.size(); i++) {
        if (folds.get(i) == fold) {
          predicted.set(i, apply(fit.get(), rows.get(i)));
        }
      }
    }
    return Optional.of(predicted);
  }

  /** Normal equations with an intercept first, by elimination with pivots. */
  private static Optional<double[]> fit(
      List<double[]> rows, List<Double> values, List<Integer> folds, int without) {
    int unknowns = rows.isEmpty() ? 1 : rows.get(0).length + 1;
    double[][] system = new double[unknowns][unknowns + 1];
    int used = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (folds.get(r) != without) {
        used++;
        for (int i = 0; i < unknowns; i++) {
          double left = i == 0 ? 1 : rows.get(r)[i - 1];
          for (int j = 0; j < unknowns; j++) {
            system[i][j] += left * (j == 0 ? 1 : rows.get(r)[j - 1]);
          }
          system[i][unknowns] += left * values.get(r);
        }
      }
    }
    return used > unknowns ? solve(system) : Optional.empty();
  }

  private static Optional<double[]> solve(double[][] system) {
    int n = system.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(system[row][column]) > Math.abs(system[pivot][column])) {
          pivot = row;
        }
      }
      double[] swapped = system[column];
      system[column] = system[pivot];
      system[pivot] = swapped;
      if (Math.abs(system[column][column]) < 1e-9) {
        return Optional.empty();
      }
      for (int row = 0; row < n; row++) {
        double factor = row == column ? 0 : system[row][column] / system[column][column];
        for (int j = column; j <= n && factor != 0; j++) {
          system[row][j] -= factor * system[column][j];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = system[i][n] / system[i][i];
    }
    return Optional.of(solution);
  }

  private static double apply(double[] fit, double[] row) {
    double sum = fit[0];
    for (int i = 0; i < row.length; i++) {
      sum += fit[i + 1] * row[i];
    }
    return sum;
  }

  /** Pearson's r; 0 where one side is constant. */
  static double correlation(List<Double> a, List<Double> b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.size(); i++) {
      ab += (a.get(i) - meanA) * (b.get(i) - meanB);
      aa += (a.get(i) - meanA) * (a.get(i) - meanA);
      bb += (b.get(i) - meanB) * (b.get(i) - meanB);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** The share of pairs of a 1 and a 0 in which the 1 scores higher; ties count half. */
  static double auroc(List<Double> labels, List<Double> scores) {
    double right = 0;
    long pairs = 0;
    for (int i = 0; i < labels.size(); i++) {
      for (int j = 0; j < labels.size(); j++) {
        if (labels.get(i) > labels.get(j)) {
          pairs++;
          int order = Double.compare(scores.get(i), scores.get(j));
          right += order > 0 ? 1 : order == 0 ? 0.5 : 0;
        }
      }
    }
    return pairs == 0 ? 0.5 : right / pairs;
  }
}
