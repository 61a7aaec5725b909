package org.inion.simulate;

import java.util.ArrayList;
import java.util.List;
import org.inion.simulate.head.Dipole;
import org.inion.simulate.head.Net;
import org.inion.simulate.head.Point;
import org.inion.simulate.head.Topography;
import org.inion.simulate.wave.Noise;
import org.inion.simulate.wave.Seed;

/**
 * Where the sources of one person lie, as patterns over the electrodes. Directions differ a little
 * from person to person, by the seed alone.
 */
final class Sources {
  static final int BACKGROUND = 28;
  private static final double RADIUS = 0.58;
  private static final double TILT = 0.35;
  private static final List<Point> OCCIPITAL =
      List.of(new Point(-0.35, -0.85, 0.25), new Point(0.35, -0.85, 0.25));
  private static final List<Point> PARIETAL =
      List.of(new Point(-0.45, -0.6, 0.65), new Point(0.45, -0.6, 0.65));
  private static final List<Point> CENTRAL =
      List.of(
          new Point(-0.6, 0, 0.75),
          new Point(0.6, 0, 0.75),
          new Point(-0.5, 0.5, 0.65),
          new Point(0.5, 0.5, 0.65));
  private static final Point FRONTAL = new Point(0, 0.6, 0.75);
  private static final Point MIDLINE = new Point(0, -0.55, 0.8);

  private final Noise noise;
  private final List<double[]> background = new ArrayList<>();
  private final List<double[]> alpha = new ArrayList<>();
  private final List<double[]> beta = new ArrayList<>();
  private final double[] theta;
  private final double[] visual;
  private final double[] response;

  Sources(Seed seed) {
    noise = seed.noise();
    for (int s = 0; s < BACKGROUND; s++) {
      background.add(Topography.of(List.of(dipole(evenly(s)))));
    }
    Topography.normalise(background);
    OCCIPITAL.forEach(place -> alpha.add(Topography.of(List.of(dipole(place)))));
    PARIETAL.forEach(place -> alpha.add(Topography.of(List.of(dipole(place)))));
    together(alpha);
    CENTRAL.forEach(place -> beta.add(Topography.of(List.of(dipole(place)))));
    together(beta);
    theta = Topography.peak(Topography.of(List.of(dipole(FRONTAL))));
    visual = Topography.peak(Topography.of(OCCIPITAL.stream().map(this::dipole).toList()));
    response = Topography.peak(Topography.of(List.of(dipole(MIDLINE))));
  }

  List<double[]> background() {
    return background;
  }

  List<double[]> alpha() {
    return alpha;
  }

  List<double[]> beta() {
    return beta;
  }

  double[] theta() {
    return theta;
  }

  double[] visual() {
    return visual;
  }

  double[] response() {
    return response;
  }

  /**
   * Independent sources in one scale: the root of their summed squares is 1 where it is largest.
   */
  private static void together(List<double[]> patterns) {
    double largest = 0;
    for (int e = 0; e < Net.CZ; e++) {
      double sum = 0;
      for (double[] pattern : patterns) {
        sum += pattern[e] * pattern[e];
      }
      largest = Math.max(largest, sum);
    }
    double factor = 1 / StrictMath.sqrt(largest);
    for (double[] pattern : patterns) {
      for (int e = 0; e < pattern.length; e++) {
        pattern[e] *= factor;
      }
    }
  }

  private Dipole dipole(Point direction) {
    Point tilt =
        new Point(TILT * noise.gaussian(), TILT * noise.gaussian(), TILT * noise.gaussian());
    return Dipole.radial(direction, RADIUS, tilt);
  }

  /** Spread evenly by the golden angle over all of the head but what lies below the brain. */
  private static Point evenly(int number) {
    double z = 1 - 1.5 * (number + 0.5) / BACKGROUND;
    double angle = number * Math.PI * (3 - StrictMath.sqrt(5));
    double r = StrictMath.sqrt(1 - z * z);
    return new Point(r * StrictMath.cos(angle), r * StrictMath.sin(angle), z);
  }
}
