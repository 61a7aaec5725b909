package org.inion.batch;

/**
 * Where the time of an epoch's batches went so far.
 *
 * @param scanSeconds of the threads that read parts, added up: read, decompress, decode Parquet
 * @param partWaitSeconds that the thread that makes batches waited for them
 * @param drawSeconds in which it chose the windows of batches
 * @param copySeconds in which it copied windows into batches, decoding and cropping them
 * @param windows that were given
 * @param bytes of them, as the network takes them
 */
public record ReadTimes(
    double scanSeconds,
    double partWaitSeconds,
    double drawSeconds,
    double copySeconds,
    long windows,
    long bytes) {

  /** Nothing was measured. */
  public static final ReadTimes NONE = new ReadTimes(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public ReadTimes plus(ReadTimes other) {
    return new ReadTimes(
        scanSeconds + other.scanSeconds,
        partWaitSeconds + other.partWaitSeconds,
        drawSeconds + other.drawSeconds,
        copySeconds + other.copySeconds,
        windows + other.windows,
        bytes + other.bytes);
  }
}
