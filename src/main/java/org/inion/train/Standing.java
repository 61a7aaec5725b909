package org.inion.train;

/**
 * How a run stands between two epochs, beside what the learner holds.
 *
 * @param epoch the last that is done; 0 before the first
 * @param best score so far; NaN for none
 * @param worse epochs since then
 * @param rateShare what a plateau has left of the learning rate
 * @param still epochs without a better score since the rate fell last
 * @param pieces that a batch is cut into
 * @param found what was found when the run began
 */
record Standing(
    int epoch, double best, int worse, double rateShare, int still, int pieces, Found found) {

  /**
   * What is given, or was found by trial when the run began.
   *
   * @param batch windows of a step
   * @param peakRate highest learning rate
   */
  record Found(int batch, double peakRate) {}

  /** Before the first epoch. */
  static Standing first(int pieces, Found found) {
    return new Standing(0, Double.NaN, 0, 1, 0, pieces, found);
  }

  /** After one more epoch. */
  Standing after(boolean better, double score, Plateau plateau) {
    int nowStill = better ? 0 : still + 1;
    boolean falls = plateau.falls(nowStill);
    return new Standing(
        epoch + 1,
        better ? score : best,
        better ? 0 : worse + 1,
        plateau.after(rateShare, nowStill),
        falls ? 0 : nowStill,
        pieces,
        found);
  }

  Standing withPieces(int more) {
    return new Standing(epoch, best, worse, rateShare, still, more, found);
  }
}
