package org.inion.model.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.inion.model.WindowShape;
import org.inion.model.augment.FourierSurrogate.Phases;
import org.inion.model.graph.Spectra.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What changes frequencies, by chosen random numbers. */
class SpectralTest {
  private static final double RATE_HZ = 100;
  private static final int SAMPLES = 200;
  private static final float[] YES = {0};
  private static final WindowShape WINDOW = new WindowShape(1, SAMPLES, RATE_HZ);
  private static final Offset<Float> NEAR = within(2e-4f);

  @ParameterizedTest
  @EnumSource(Route.class)
  void frequencyShiftMovesAPeakByTheDrawnHertzAndLeavesNoImage(Route route) throws IOException {
    FrequencyShift shift = new FrequencyShift(1, 4, RATE_HZ, route);
    // 4 Hz · (2 · 0.75 - 1) = 2 Hz up, and 4 Hz · (2 · 0.125 - 1) = 3 Hz down
    assertThat(FixedDraws.one(shift, sine(10, 0.4), YES, new float[] {0.75f}))
        .containsExactly(sine(12, 0.4), NEAR);
    assertThat(FixedDraws.one(shift, sine(10, 0.4), YES, new float[] {0.125f}))
        .containsExactly(sine(7, 0.4), NEAR);
    assertThat(FixedDraws.one(shift, sine(10, 0.4), YES, new float[] {0.5f}))
        .containsExactly(sine(10, 0.4), NEAR);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void bandStopRemovesASineInTheBandAndKeepsOnesOutside(Route route) throws IOException {
    BandStop stop = new BandStop(1, 5, 5, 25, WINDOW, route);
    float[] x = plus(plus(sine(10, 0), sine(7, 1)), sine(13, 2));
    // Its middle is 5 Hz + 0.25 · 20 Hz = 10 Hz.
    assertThat(FixedDraws.one(stop, x, YES, new float[] {0.25f}))
        .containsExactly(plus(sine(7, 1), sine(13, 2)), NEAR);
    assertThat(FixedDraws.one(stop, x, YES, new float[] {1})).containsExactly(x, NEAR);
  }

  @ParameterizedTest
  @CsvSource({"200, DEVICE", "200, CPU", "201, DEVICE"})
  void surrogatesKeepTheAmplitudeOfEachFrequencyAndTurnItsPhase(int samples, Route route)
      throws IOException {
    Random random = new Random(5);
    float[] x = normal(random, samples);
    float[] drawn = uniform(random, samples / 2 + 1);
    FourierSurrogate surrogate = new FourierSurrogate(1, 0.5, Phases.TOGETHER, route);
    float[] y = FixedDraws.one(surrogate, x, YES, drawn);
    for (int bin = 0; bin <= samples / 2; bin++) {
      double[] before = at(x, bin);
      double[] after = at(y, bin);
      assertThat(Math.hypot(after[0], after[1]))
          .as("amplitude of bin %d", bin)
          .isCloseTo(Math.hypot(before[0], before[1]), within(1e-3));
      boolean hasPhase = bin > 0 && 2 * bin < samples;
      double turn = hasPhase ? Math.PI * (drawn[bin] - 0.5) : 0;
      double cos = Math.cos(turn);
      double sin = Math.sin(turn);
      assertThat(after[0]).isCloseTo(before[0] * cos - before[1] * sin, within(1e-3));
      assertThat(after[1]).isCloseTo(before[0] * sin + before[1] * cos, within(1e-3));
    }
  }

  @Test
  void surrogatesOfChannelsTogetherStayAsCorrelatedAsTheyWere() throws IOException {
    Random random = new Random(6);
    float[] one = normal(random, SAMPLES);
    float[] x = new float[2 * SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      x[i] = one[i];
      x[SAMPLES + i] = (float) (0.8 * one[i] + 0.6 * random.nextGaussian());
    }
    float[] together =
        FixedDraws.windows(
            new FourierSurrogate(1, 1, Phases.TOGETHER, Route.DEVICE),
            2,
            SAMPLES,
            x,
            YES,
            uniform(random, SAMPLES / 2 + 1));
    float[] independent =
        FixedDraws.windows(
            new FourierSurrogate(1, 1, Phases.INDEPENDENT, Route.DEVICE),
            2,
            SAMPLES,
            x,
            YES,
            uniform(random, 2 * (SAMPLES / 2 + 1)));
    assertThat(product(together)).isCloseTo(product(x), within(0.01));
    assertThat(Math.abs(product(independent))).isLessThan(0.5 * product(x));
  }

  private static double product(float[] twoChannels) {
    double sum = 0;
    for (int i = 0; i < SAMPLES; i++) {
      sum += twoChannels[i] * twoChannels[SAMPLES + i];
    }
    return sum;
  }

  private static float[] sine(double hertz, double phase) {
    float[] x = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      x[i] = (float) (3 * Math.cos(2 * Math.PI * hertz * i / RATE_HZ + phase));
    }
    return x;
  }

  private static float[] plus(float[] a, float[] b) {
    float[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static float[] normal(Random random, int count) {
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static float[] uniform(Random random, int count) {
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextFloat();
    }
    return x;
  }

  /** One value of the discrete Fourier transform, by its definition. */
  private static double[] at(float[] x, int bin) {
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < x.length; i++) {
      double angle = 2 * Math.PI * bin * i / x.length;
      real += x[i] * Math.cos(angle);
      imaginary -= x[i] * Math.sin(angle);
    }
    return new double[] {real, imaginary};
  }
}
