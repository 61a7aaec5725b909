package org.inion.train;

/**
 * What a loss is multiplied by so that small gradients survive float16: halved when a gradient was
 * not finite, doubled after many that were.
 *
 * <p><b>Source</b>: Micikevicius 2018 (arXiv 1710.03740), section 3.2; the numbers are PyTorch's.
 */
final class LossScale {
  private static final double FIRST = 65536;
  private static final double LARGEST = 1 << 24;
  private static final int PATIENCE = 2000;

  private double scale;
  private int good;

  /**
   * For a checkpoint.
   *
   * @param scale the present one
   * @param good steps since it changed last
   */
  record State(double scale, int good) {}

  /**
   * @param scales whether there is anything to do
   */
  LossScale(boolean scales) {
    this.scale = scales ? FIRST : 1;
  }

  double now() {
    return scale;
  }

  /** Whether it is small enough to matter when a gradient is not finite. */
  boolean isExhausted() {
    return scale <= 1;
  }

  void saw(boolean finite) {
    if (isExhausted()) {
      return;
    }
    good = finite ? good + 1 : 0;
    if (!finite) {
      scale = Math.max(1, scale / 2);
    } else if (good >= PATIENCE) {
      scale = Math.min(LARGEST, scale * 2);
      good = 0;
    }
  }

  State state() {
    return new State(scale, good);
  }

  void restore(State state) {
    scale = state.scale();
    good = state.good();
  }
}
