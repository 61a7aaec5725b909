package org.inion.format.brainvision;

import java.util.Map;
import org.inion.error.Where;
import org.inion.format.ReadPolicies.TruncatedRecord;
import org.inion.format.brainvision.BrainVisionHeader.Orientation;

/**
 * How many samples of each channel there are to read, where header and size disagree.
 *
 * @param points samples of each channel
 * @param repairs made to come to that number, by name
 */
record PointCount(long points, Map<String, Integer> repairs) {
  /** The header promises fewer than there are: all that are there are read. */
  static final String FROM_SIZE = "data-points-from-size";

  /** The file ends early: what was promised behind the last whole sample is left out. */
  static final String TRUNCATED = "truncated-record-dropped";

  /** All promised samples are there, and less than a sample of every channel follows. */
  static final String TRAILING = "trailing-bytes-ignored";

  private static final String COPY = " Copy the file again from its source";

  /**
   * Settles the number.
   *
   * @param where the file of samples
   */
  static PointCount settle(
      BrainVisionHeader header, long bytes, TruncatedRecord policy, Where where) {
    long whole = bytes / header.frameBytes();
    long rest = bytes % header.frameBytes();
    // Zero is what a recorder writes that did not come to count.
    long promised = header.points().orElse(0);
    String expected =
        (promised > 0 ? promised + " samples" : "a whole number of samples")
            + " of "
            + header.storedChannels()
            + " channels of "
            + header.encoding().bytes()
            + " bytes";
    String size =
        "Cannot read the data: its size must be "
            + expected
            + ", but was "
            + bytes
            + " bytes, which are "
            + whole
            + " samples"
            + (rest > 0 ? " and " + rest + " bytes." : ".");
    if (whole == 0) {
      throw where.bad(size + COPY + ", or leave the recording out.");
    }
    boolean cut = promised > whole || (promised < whole && rest > 0);
    if (header.orientation() == Orientation.VECTORIZED
        && (rest > 0 || (promised > 0 && promised != whole))) {
      throw where.bad(
          size
              + " Where each channel begins in vectorized data is therefore unknown."
              + COPY
              + ", or correct DataPoints.");
    }
    if (cut && policy == TruncatedRecord.REJECT) {
      throw where.bad(
          size
              + COPY
              + ", or set read.truncated-record to drop-last to read "
              + whole
              + " samples.");
    }
    if (cut) {
      return new PointCount(whole, Map.of(TRUNCATED, 1));
    }
    if (rest > 0) {
      return new PointCount(whole, Map.of(TRAILING, 1));
    }
    boolean more = header.points().isPresent() && promised < whole;
    return new PointCount(whole, more ? Map.of(FROM_SIZE, 1) : Map.of());
  }
}
