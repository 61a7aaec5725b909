package org.inion.simulate.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final int MANY = 400_000;

  @Test
  void normalNumbersHaveTheMomentsAndTailsOfTheNormalDistribution() {
    Noise noise = new Seed(5).noise();
    double[] powers = new double[5];
    int beyondTwo = 0;
    int beyondFour = 0;
    for (int i = 0; i < MANY; i++) {
      double x = noise.gaussian();
      for (int k = 1; k < powers.length; k++) {
        powers[k] += Math.pow(x, k) / MANY;
      }
      beyondTwo += Math.abs(x) > 2 ? 1 : 0;
      beyondFour += Math.abs(x) > 4 ? 1 : 0;
    }
    // Six standard errors each.
    assertThat(powers[1]).isCloseTo(0, within(6 / Math.sqrt(MANY)));
    assertThat(powers[2]).isCloseTo(1, within(6 * Math.sqrt(2.0 / MANY)));
    assertThat(powers[3]).isCloseTo(0, within(6 * Math.sqrt(15.0 / MANY)));
    assertThat(powers[4]).isCloseTo(3, within(6 * Math.sqrt(96.0 / MANY)));
    assertThat((double) beyondTwo / MANY).isCloseTo(0.0455, within(0.002));
    // 6.3e-5 of all: 25 of them, from beyond the ziggurat's last layer.
    assertThat(beyondFour).isBetween(5, 60);
  }

  @Test
  void waitingTimesAndCountsAreThoseOfAPoissonProcess() {
    Noise noise = new Seed(6).noise();
    double waited = 0;
    double counted = 0;
    for (int i = 0; i < 20_000; i++) {
      waited += noise.waiting(3) / 20_000;
      counted += noise.count(2) / 20_000.0;
    }
    assertThat(waited).isCloseTo(3, within(0.13));
    assertThat(counted).isCloseTo(2, within(0.06));
  }

  @Test
  void streamsOfOtherNamesAreUnrelated() {
    Seed seed = new Seed(1);
    Noise[] streams = {
      seed.noise(),
      seed.child(0).noise(),
      seed.child(1).noise(),
      seed.child("a").noise(),
      seed.child("b").noise(),
      seed.child("a").child("b").noise(),
      seed.child("ab").noise(),
      new Seed(2).noise()
    };
    int length = 20_000;
    double[][] x = new double[streams.length][length];
    for (int s = 0; s < streams.length; s++) {
      for (int i = 0; i < length; i++) {
        x[s][i] = streams[s].gaussian();
      }
    }
    for (int a = 0; a < x.length; a++) {
      for (int b = 0; b < a; b++) {
        double r = 0;
        for (int i = 0; i < length; i++) {
          r += x[a][i] * x[b][i] / length;
        }
        assertThat(Math.abs(r)).as("%d and %d", a, b).isLessThan(5 / Math.sqrt(length));
      }
    }
  }

  @Test
  void aStreamIsWhatItWasWhenItWasWritten() {
    Noise noise = new Seed(7).child("x").child(3).noise();
    assertThat(noise.uniform()).isEqualTo(UNIFORM);
    assertThat(noise.gaussian()).isEqualTo(GAUSSIAN);
  }

  private static final double UNIFORM = 0.14936979002753747;
  private static final double GAUSSIAN = 2.2576174189219227;
}
