package org.inion.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.inion.simulate.wave.Noise;
import org.inion.simulate.wave.Seed;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  @Test
  void findsALinearRuleExactly() {
    Noise noise = new Seed(1).noise();
    List<double[]> rows = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<Integer> folds = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double[] row = {noise.gaussian(), noise.gaussian(), noise.gaussian()};
      rows.add(row);
      values.add(2 - 3 * row[0] + 0.5 * row[1]);
      folds.add(i % 5);
    }
    List<Double> predicted = LeastSquares.predict(rows, values, folds, 5).orElseThrow();
    for (int i = 0; i < 30; i++) {
      assertThat(predicted.get(i)).isCloseTo(values.get(i), within(1e-9));
    }
  }

  /** Of a column alone: the values of the fold itself must have no part in their prediction. */
  @Test
  void predictsEachFoldFromTheOthersAlone() {
    List<double[]> rows =
        List.of(new double[] {}, new double[] {}, new double[] {}, new double[] {});
    assertThat(LeastSquares.predict(rows, List.of(1.0, 3.0, 11.0, 13.0), List.of(0, 0, 1, 1), 2))
        .contains(List.of(12.0, 12.0, 2.0, 2.0));
  }

  @Test
  void tellsWhenThereAreTooFewRowsOrColumnsThatAreTheSame() {
    List<double[]> two = List.of(new double[] {1, 2}, new double[] {2, 1});
    assertThat(LeastSquares.predict(two, List.of(1.0, 2.0), List.of(0, 1), 2)).isEmpty();
    List<double[]> same = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      same.add(new double[] {i, 2.0 * i});
    }
    List<Double> values = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0);
    List<Integer> folds = List.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    assertThat(LeastSquares.predict(same, values, folds, 2)).isEmpty();
  }

  @Test
  void scoresAreThoseOfTheirDefinitions() {
    assertThat(LeastSquares.correlation(List.of(1.0, 2.0, 4.0), List.of(1.0, 3.0, 2.0)))
        .isCloseTo(0.327326835353989, within(1e-12));
    assertThat(LeastSquares.correlation(List.of(1.0, 2.0), List.of(5.0, 5.0))).isZero();
    // Pairs of a 1 and a 0: 0.4 beats 0.1, ties 0.4; 0.8 beats both.
    assertThat(LeastSquares.auroc(List.of(0.0, 0.0, 1.0, 1.0), List.of(0.1, 0.4, 0.4, 0.8)))
        .isEqualTo(0.875);
  }
}
