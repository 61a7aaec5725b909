package org.inion.job;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How well ridge regression predicts a label over folds of subjects, and how well it predicts the
 * same labels dealt to other subjects.
 *
 * @param correlation of predictions with labels
 * @param chanceLow 0.5 % quantile over permutations
 * @param chanceHigh 99.5 % quantile over permutations
 */
record RidgeScore(double correlation, double chanceLow, double chanceHigh) {
  private static final int FOLDS = 10;
  private static final int PERMUTATIONS = 999;
  private static final double PENALTY = 10;

  static RidgeScore of(List<double[]> features, List<Double> labels) {
    double[][] x = standardised(features);
    double[][] hat = hat(x);
    double[] y = labels.stream().mapToDouble(Double::doubleValue).toArray();
    double score = score(hat, y);
    Random random = new Random(1);
    double[] chance = new double[PERMUTATIONS];
    for (int p = 0; p < PERMUTATIONS; p++) {
      double[] dealt = y.clone();
      for (int i = dealt.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        double swapped = dealt[i];
        dealt[i] = dealt[other];
        dealt[other] = swapped;
      }
      chance[p] = score(hat, dealt);
    }
    Arrays.sort(chance);
    return new RidgeScore(score, chance[4], chance[PERMUTATIONS - 5]);
  }

  /** Columns with mean 0 and deviation 1. It takes no label, so it may see all subjects. */
  private static double[][] standardised(List<double[]> features) {
    double[][] x = features.stream().map(double[]::clone).toArray(double[][]::new);
    for (int j = 0; j < x[0].length; j++) {
      int column = j;
      double mean = Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
      double variance =
          Arrays.stream(x)
              .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
              .average()
              .orElseThrow();
      for (double[] row : x) {
        row[j] = (row[j] - mean) / Math.sqrt(variance);
      }
    }
    return x;
  }

  /** Row i gives the weights of all labels in the prediction of subject i: 0 in its own fold. */
  private static double[][] hat(double[][] x) {
    int n = x.length;
    double[][] hat = new double[n][n];
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] train = java.util.stream.IntStream.range(0, n).filter(i -> i % FOLDS != held).toArray();
      double[][] inverse = inverse(kernel(x, train));
      for (int i = fold; i < n; i += FOLDS) {
        for (int b = 0; b < train.length; b++) {
          for (int a = 0; a < train.length; a++) {
            hat[i][train[b]] += dot(x[i], x[train[a]]) * inverse[a][b];
          }
        }
        // Labels are centred on the training side: take the mean of the weights away.
        double sum = Arrays.stream(hat[i]).sum();
        for (int t : train) {
          hat[i][t] += (1 - sum) / train.length;
        }
      }
    }
    return hat;
  }

  private static double[][] kernel(double[][] x, int[] train) {
    double[][] kernel = new double[train.length][train.length];
    for (int a = 0; a < train.length; a++) {
      for (int b = 0; b < train.length; b++) {
        kernel[a][b] = dot(x[train[a]], x[train[b]]) + (a == b ? PENALTY : 0);
      }
    }
    return kernel;
  }

  private static double score(double[][] hat, double[] y) {
    double[] predicted = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      predicted[i] = dot(hat[i], y);
    }
    double meanY = Arrays.stream(y).average().orElseThrow();
    double meanP = Arrays.stream(predicted).average().orElseThrow();
    double yp = 0;
    double yy = 0;
    double pp = 0;
    for (int i = 0; i < y.length; i++) {
      yp += (y[i] - meanY) * (predicted[i] - meanP);
      yy += (y[i] - meanY) * (y[i] - meanY);
      pp += (predicted[i] - meanP) * (predicted[i] - meanP);
    }
    return yp / Math.sqrt(yy * pp);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Of a positive definite matrix, by Gauss and Jordan. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      inverse[i][i] = 1;
    }
    for (int k = 0; k < n; k++) {
      double pivot = matrix[k][k];
      for (int j = 0; j < n; j++) {
        matrix[k][j] /= pivot;
        inverse[k][j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        double factor = matrix[i][k];
        for (int j = 0; j < n && i != k; j++) {
          matrix[i][j] -= factor * matrix[k][j];
          inverse[i][j] -= factor * inverse[k][j];
        }
      }
    }
    return inverse;
  }
}
