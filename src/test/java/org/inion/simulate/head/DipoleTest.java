package org.inion.simulate.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DipoleTest {
  private static final double RADIUS = 0.58;

  /** Σ (2n+1) f^(n-1) P_n(c) and Σ (2n+1)/n f^(n-1) P_n'(c), term by term. */
  @Test
  void potentialIsTheSumOverLegendrePolynomials() {
    for (double c : new double[] {-1, -0.97, -0.6, 0, 0.29, 0.58, 0.89, 0.91, 0.999, 1}) {
      double s = Math.sqrt(1 - c * c);
      Point surface = new Point(s, 0, c);
      Point place = new Point(0, 0, RADIUS);
      assertThat(new Dipole(place, new Point(0, 0, 1)).potential(surface))
          .as("radial at %s", c)
          .isCloseTo(series(c, false), within(1e-9));
      assertThat(new Dipole(place, new Point(1, 0, 0)).potential(surface))
          .as("tangential at %s", c)
          .isCloseTo(s * series(c, true), within(1e-9));
    }
  }

  private static double series(double c, boolean tangential) {
    double before = 1;
    double now = c;
    double slopeBefore = 0;
    double slope = 1;
    double sum = 0;
    for (int n = 1; n < 200; n++) {
      double power = Math.pow(RADIUS, n - 1);
      sum += tangential ? (2.0 * n + 1) / n * power * slope : (2.0 * n + 1) * power * now;
      double next = ((2 * n + 1) * c * now - n * before) / (n + 1);
      double nextSlope = slopeBefore + (2 * n + 1) * now;
      before = now;
      now = next;
      slopeBefore = slope;
      slope = nextSlope;
    }
    return sum;
  }

  @Test
  void aDipoleBelowTheNoseIsSeenInFrontAndCzIsFlat() {
    double[] seen =
        Topography.peak(
            Topography.of(List.of(Dipole.radial(Net.place(16), RADIUS, new Point(0, 0, 0)))));
    assertThat(Net.names().get(16)).isEqualTo("E17");
    assertThat(seen[16]).isCloseTo(1, within(0.05));
    assertThat(Math.abs(seen[Net.names().indexOf("E75")])).isLessThan(0.5);
    assertThat(seen[Net.CZ]).isZero();
  }

  @Test
  void theNetHasTheChannelsOfHbn() {
    assertThat(Net.names()).hasSize(129).startsWith("E1", "E2").endsWith("E128", "Cz");
    assertThat(Net.place(Net.CZ).z()).isGreaterThan(0.99);
    assertThat(Net.within(0, 0.3)).contains(0).hasSizeBetween(2, 10);
  }
}
