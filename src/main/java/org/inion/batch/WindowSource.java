package org.inion.batch;

import java.io.IOException;
import org.inion.error.BadSetupException;
import org.inion.table.Contract;

/** The windows of one folder as batches, epoch after epoch. To be closed. */
public interface WindowSource extends AutoCloseable {

  /** What all windows have in common. */
  Contract contract();

  /** What is known of the wanted windows. */
  WindowIndex index();

  /**
   * Begins an epoch. One seed and epoch give one order, whatever reads the parts.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a crop is longer than the windows.
   *
   * @param epoch decides, with the order's seed, what is drawn
   */
  BatchStream epoch(int epoch, int batchSize, Crop crop, BatchOrder order);

  /** The whole of each window. */
  default Crop whole() {
    return new Crop(contract().samples(), Crop.Place.CENTRE);
  }

  /** Bytes of Arrow's memory in use: 0 between epochs. */
  long allocatedBytes();

  /** The most bytes of Arrow's memory that were ever in use. */
  long peakBytes();

  @Override
  void close() throws IOException;
}
