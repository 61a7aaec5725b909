package org.inion.train;

import org.inion.train.record.EpochRecord;

/** Is told how far training is. Calls come from one thread. */
public interface TrainListener {

  /** Tells nobody. */
  TrainListener SILENT = new TrainListener() {};

  /** Something worth a line. */
  default void note(String line) {}

  /**
   * A step is done.
   *
   * @param epoch from 1, of {@code epochs}
   * @param windows of this epoch that were seen, of {@code all}
   * @param loss running mean of this epoch
   * @param rate of learning
   */
  default void step(int epoch, int epochs, long windows, long all, double loss, double rate) {}

  /** An epoch is done. */
  default void epoch(EpochRecord epoch, int epochs) {}
}
