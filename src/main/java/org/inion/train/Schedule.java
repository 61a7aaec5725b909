package org.inion.train;

/**
 * How the learning rate goes over a run, as a share of its peak.
 *
 * @param shape of it
 * @param warmUp share of all steps in which it climbs
 * @param floor where it ends, as a share of the peak
 */
public record Schedule(Shape shape, double warmUp, double floor) {
  /** Where one-cycle begins. */
  private static final double CYCLE_BEGIN = 1.0 / 25;

  /** Where one-cycle ends. */
  private static final double CYCLE_END = 1e-4;

  /** What the rate does after it has climbed. */
  public enum Shape {
    /** Falls along half a cosine. <b>Source</b>: Loshchilov and Hutter 2017 (arXiv 1608.03983). */
    COSINE,
    /**
     * Climbs and falls along cosines, to nearly nothing. <b>Source</b>: Smith 2018 (arXiv
     * 1803.09820); the numbers are PyTorch's.
     */
    ONE_CYCLE,
    /** Stays, and falls by a factor when the score does not get better: {@link Plateau}. */
    PLATEAU,
    CONSTANT
  }

  /** The share at a step, from 0, of all steps. */
  public double at(long step, long steps) {
    double climb = Math.max(1, Math.round(warmUp * steps));
    boolean climbs = step < climb && warmUp > 0;
    double up = (step + 1) / climb;
    double down = Math.min(1, (step - (warmUp > 0 ? climb : 0)) / Math.max(1, steps - climb));
    return switch (shape) {
      case COSINE -> climbs ? up : between(1, floor, down);
      case ONE_CYCLE -> climbs ? between(CYCLE_BEGIN, 1, up) : between(1, CYCLE_END, down);
      case PLATEAU, CONSTANT -> climbs ? up : 1;
    };
  }

  private static double between(double from, double to, double share) {
    return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
  }
}
