package org.inion.baseline;

import java.util.Arrays;
import java.util.List;

/**
 * Ordinary least squares with an intercept, for a few features.
 *
 * <p>A feature that is a mixture of those before it, or the same everywhere, gets no weight.
 *
 * @param intercept prediction where all features are 0
 * @param weights one a feature
 */
record LeastSquares(double intercept, List<Double> weights) {
  /** Share of a feature's own variation below which nothing is left of it after the others. */
  private static final double NOTHING = 1e-10;

  /**
   * Fits the weights, by orthogonalising the centred features one after the other.
   *
   * <p><b>Shape</b>: {@code features[n][p], targets[n]}, n at least 1.
   *
   * @param count p, which an empty {@code features} would not tell
   */
  static LeastSquares fit(double[][] features, double[] targets, int count) {
    int rows = targets.length;
    double[] means = new double[count];
    double[][] columns = new double[count][rows];
    for (int j = 0; j < count; j++) {
      int column = j;
      means[j] = Arrays.stream(features).mapToDouble(row -> row[column]).average().orElse(0);
      Arrays.setAll(columns[j], i -> features[i][column] - means[column]);
    }
    double mean = Arrays.stream(targets).average().orElse(0);
    double[] rest = Arrays.stream(targets).map(target -> target - mean).toArray();
    double[][] upper = new double[count][count];
    double[] shares = new double[count];
    for (int j = 0; j < count; j++) {
      double before = dot(columns[j], columns[j]);
      for (int k = 0; k < j; k++) {
        if (upper[k][k] > 0) {
          upper[k][j] = dot(columns[k], columns[j]) / upper[k][k];
          subtract(columns[j], columns[k], upper[k][j]);
        }
      }
      double left = dot(columns[j], columns[j]);
      upper[j][j] = left > NOTHING * before ? left : 0;
      if (upper[j][j] > 0) {
        shares[j] = dot(columns[j], rest) / left;
        subtract(rest, columns[j], shares[j]);
      }
    }
    double[] weights = back(upper, shares);
    double intercept = mean;
    for (int j = 0; j < count; j++) {
      intercept -= weights[j] * means[j];
    }
    return new LeastSquares(intercept, Arrays.stream(weights).boxed().toList());
  }

  private static double[] back(double[][] upper, double[] shares) {
    double[] weights = shares.clone();
    for (int j = weights.length - 1; j >= 0; j--) {
      for (int k = j + 1; k < weights.length && upper[j][j] > 0; k++) {
        weights[j] -= upper[j][k] * weights[k];
      }
    }
    return weights;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] column, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * column[i];
    }
  }

  /** The prediction for one row of features. */
  double predict(double[] row) {
    double value = intercept;
    for (int j = 0; j < row.length; j++) {
      value += weights.get(j) * row[j];
    }
    return value;
  }
}
