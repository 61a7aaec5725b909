package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.inion.train.Schedule.Shape;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Standing.Found FOUND = new Standing.Found(64, 1e-3);

  @Test
  void cosineClimbsThenFallsToItsFloor() {
    // 10 steps, 2 of them up; half way down at step 6: the middle of 1 and 0.1.
    Schedule cosine = new Schedule(Shape.COSINE, 0.2, 0.1);
    assertShares(cosine, new long[] {0, 1, 2, 6, 10}, 0.5, 1, 1, 0.55, 0.1);
    assertThat(cosine.at(4, 10)).isCloseTo(0.1 + 0.9 * (1 + Math.sqrt(0.5)) / 2, EXACT);
  }

  @Test
  void withoutWarmUpTheFirstStepIsThePeak() {
    assertShares(new Schedule(Shape.COSINE, 0, 0), new long[] {0, 9}, 1, 0);
    assertShares(new Schedule(Shape.CONSTANT, 0, 0), new long[] {0, 9}, 1, 1);
    assertThat(new Schedule(Shape.COSINE, 0.05, 0).at(0, 1)).isEqualTo(1);
  }

  @Test
  void oneCycleGoesFromA25thToA10000th() {
    // Half way up at step 0 of 2: the middle of 0.04 and 1; half way down the middle of 1 and 1e-4.
    Schedule cycle = new Schedule(Shape.ONE_CYCLE, 0.2, 0.1);
    assertShares(cycle, new long[] {0, 1, 6, 10}, 0.52, 1, 0.50005, 1e-4);
  }

  @Test
  void plateauAndConstantClimbAndStay() {
    for (Shape shape : new Shape[] {Shape.PLATEAU, Shape.CONSTANT}) {
      Schedule schedule = new Schedule(shape, 0.4, 0.1);
      assertShares(schedule, new long[] {0, 1, 2, 3, 4, 9}, 0.25, 0.5, 0.75, 1, 1, 1);
    }
  }

  private static void assertShares(Schedule schedule, long[] steps, double... shares) {
    assertThat(LongStream.of(steps).mapToDouble(step -> schedule.at(step, 10)).toArray())
        .containsExactly(shares, EXACT);
  }

  @Test
  void groupsLearnSlowerTowardsTheInput() {
    assertThat(new GroupRates(0.5, 0, 0).of(8, 4, 0)).containsExactly(1, 2, 4, 8);
    assertThat(new GroupRates(1, 0, 0).of(8, 3, 7)).containsExactly(8, 8, 8);
  }

  @Test
  void frozenGroupsThawOneByOneAndTheLastNeverFreezes() {
    GroupRates rates = new GroupRates(1, 2, 3);
    assertThat(rates.of(8, 4, 0)).containsExactly(0, 0, 8, 8);
    assertThat(rates.of(8, 4, 2)).containsExactly(0, 0, 8, 8);
    assertThat(rates.of(8, 4, 3)).containsExactly(0, 8, 8, 8);
    assertThat(rates.of(8, 4, 6)).containsExactly(8, 8, 8, 8);
    assertThat(rates.of(8, 4, 99)).containsExactly(8, 8, 8, 8);
    assertThat(new GroupRates(1, 9, 0).of(8, 4, 99)).containsExactly(0, 0, 0, 8);
    assertThat(new GroupRates(1, 1, 0).of(8, 1, 0)).containsExactly(8);
    assertThat(rates.freezing()).isEqualTo(OptimizerSettings.Freezing.BY_GROUP);
    assertThat(new GroupRates(0.5, 0, 0).freezing()).isEqualTo(OptimizerSettings.Freezing.NEVER);
  }

  @Test
  void aPlateauFallsAfterItsPatienceAndNotBelowItsFloor() {
    Plateau plateau = new Plateau(0.5, 2, 0.3);
    assertThat(plateau.after(1, 1)).isEqualTo(1);
    assertThat(plateau.after(1, 2)).isEqualTo(0.5);
    assertThat(plateau.after(0.5, 2)).isEqualTo(0.3);
    assertThat(Plateau.NONE.after(1, 1_000_000)).isEqualTo(1);
  }

  @Test
  void aStandingCountsEpochsWithoutABetterScore() {
    Plateau plateau = new Plateau(0.5, 2, 0.1);
    Standing first = Standing.first(3, FOUND);
    assertThat(first.best()).isNaN();
    Standing best = first.after(true, 0.4, plateau);
    assertThat(best).isEqualTo(new Standing(1, 0.4, 0, 1, 0, 3, FOUND));
    Standing worse = best.after(false, 0.3, plateau);
    assertThat(worse).isEqualTo(new Standing(2, 0.4, 1, 1, 1, 3, FOUND));
    Standing fallen = worse.after(false, Double.NaN, plateau);
    assertThat(fallen).isEqualTo(new Standing(3, 0.4, 2, 0.5, 0, 3, FOUND));
    // Patience with the rate begins anew, patience with the run does not.
    Standing still = fallen.after(false, 0.1, plateau);
    assertThat(still).isEqualTo(new Standing(4, 0.4, 3, 0.5, 1, 3, FOUND));
    assertThat(still.after(true, 0.5, plateau))
        .isEqualTo(new Standing(5, 0.5, 0, 0.5, 0, 3, FOUND));
    assertThat(still.withPieces(6).pieces()).isEqualTo(6);
  }

  @Test
  void aLossScaleHalvesAtOnceAndDoublesAfter2000GoodSteps() {
    LossScale scale = new LossScale(true);
    assertThat(scale.now()).isEqualTo(65536);
    scale.saw(false);
    assertThat(scale.now()).isEqualTo(32768);
    see(scale, 1999);
    assertThat(scale.now()).isEqualTo(32768);
    see(scale, 1);
    assertThat(scale.now()).isEqualTo(65536);
    see(scale, 1999);
    LossScale restored = new LossScale(true);
    restored.restore(scale.state());
    see(restored, 1);
    assertThat(restored.now()).isEqualTo(131072);
    see(restored, 20 * 2000);
    assertThat(restored.now()).as("at most 2 to the 24th").isEqualTo(1 << 24);
  }

  @Test
  void aLossScaleEndsAtOne() {
    LossScale scale = new LossScale(true);
    for (int i = 0; i < 16; i++) {
      assertThat(scale.isExhausted()).isFalse();
      scale.saw(false);
    }
    assertThat(scale.isExhausted()).isTrue();
    LossScale none = new LossScale(false);
    see(none, 5000);
    assertThat(none.now()).isEqualTo(1);
  }

  private static void see(LossScale scale, int good) {
    for (int i = 0; i < good; i++) {
      scale.saw(true);
    }
  }

  @Test
  void theRateIsWhereTheLossFallsFastestBeforeItsLeast() {
    double[] rates = {1, 2, 3, 4, 5, 6};
    // Over two steps: -1, -4, -3.5, then it rises.
    assertThat(Trials.steepest(rates, new double[] {5, 5, 4, 1, 0.5, 9})).hasValue(3);
    // The steeper fall behind the least does not count.
    assertThat(Trials.steepest(rates, new double[] {5, 4, 1, 9, 8, 2})).hasValue(2);
    assertThat(Trials.steepest(rates, new double[] {1, 2, 3, 4, 5, 6})).isEmpty();
    assertThat(Trials.steepest(new double[] {1}, new double[] {1})).isEmpty();
  }
}
