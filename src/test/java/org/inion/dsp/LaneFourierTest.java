package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.inion.dsp.Planes.WIDTH;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneFourierTest {

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256, 512})
  void isTheDiscreteFourierTransformOfEveryLane(int bins) {
    Engines.all().forEach(engine -> assertIsDirect(engine, bins));
  }

  private static void assertIsDirect(LaneEngine engine, int bins) {
    LaneFourier fourier = new LaneFourier(bins);
    Planes rows = Planes.together(bins * WIDTH)[0];
    Random random = new Random(bins);
    float[] before = new float[rows.values.length];
    for (int i = 0; i < before.length; i++) {
      before[i] = (float) random.nextGaussian();
    }
    System.arraycopy(before, 0, rows.values, 0, before.length);
    fourier.enter(engine, rows, 0, bins / fourier.parts() * WIDTH, WIDTH);
    for (int level = fourier.innerLevel(); level < fourier.levels(); level++) {
      fourier.forward(engine, rows, level, 0, fourier.blocks(level), WIDTH);
    }
    for (int lane : new int[] {0, 7, 15}) {
      for (int row = 0; row < bins; row += 5) {
        double real = 0;
        double imaginary = 0;
        for (int n = 0; n < bins; n++) {
          double angle = -2 * Math.PI * n * fourier.binOfRow(row) / bins;
          double x = before[rows.real + n * WIDTH + lane];
          double y = before[rows.imaginary + n * WIDTH + lane];
          real += x * Math.cos(angle) - y * Math.sin(angle);
          imaginary += x * Math.sin(angle) + y * Math.cos(angle);
        }
        int at = row * WIDTH + lane;
        assertThat((double) rows.values[rows.real + at]).isCloseTo(real, within(1e-4));
        assertThat((double) rows.values[rows.imaginary + at]).isCloseTo(imaginary, within(1e-4));
      }
    }
  }

  @Test
  void refusesALengthThatItCannotSplit() {
    assertThatThrownBy(() -> new LaneFourier(96)).hasMessageContaining("power of two >= 64");
    assertThatThrownBy(() -> new LaneFourier(32)).hasMessageContaining("power of two >= 64");
  }
}
