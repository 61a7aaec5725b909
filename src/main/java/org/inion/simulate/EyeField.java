package org.inion.simulate;

import java.util.ArrayList;
import java.util.List;
import org.inion.simulate.head.Dipole;
import org.inion.simulate.head.Net;
import org.inion.simulate.head.Point;
import org.inion.simulate.head.Topography;

/** What the electrodes see of the eyes: two dipoles in front that turn up, or to the side. */
final class EyeField {
  /** Both turn up. */
  static final EyeField BLINK = new EyeField(new Point(0, 0.6, 0.8));

  /** Both turn to the right. */
  static final EyeField SACCADE = new EyeField(new Point(1, 0, 0));

  private final double[] pattern;
  private final List<Integer> electrodes = new ArrayList<>();

  private EyeField(Point moment) {
    pattern =
        Topography.peak(
            Topography.of(
                List.of(
                    new Dipole(new Point(0.3, 0.78, -0.32), moment),
                    new Dipole(new Point(-0.3, 0.78, -0.32), moment))));
    for (int e = 0; e < Net.CZ; e++) {
      if (Math.abs(pattern[e]) >= 1 / 3.0) {
        electrodes.add(e);
      }
    }
  }

  /** Over the electrodes, 1 at the one that sees it best. */
  double[] pattern() {
    return pattern.clone();
  }

  /** Those that see a third or more. */
  List<Integer> electrodes() {
    return List.copyOf(electrodes);
  }
}
