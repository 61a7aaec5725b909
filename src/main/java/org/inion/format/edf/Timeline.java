package org.inion.format.edf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.inion.error.Where;
import org.inion.signal.Segment;

/** The stretches without a gap that the starts of data records tell. */
final class Timeline {
  private Timeline() {}

  /**
   * Joins records that follow each other.
   *
   * <p><b>Source</b>: EDF+ 2.2.4. Starts are decimal numbers that writers round, so a start counts
   * as the end of the record before when they differ by at most {@code toleranceSeconds}.
   *
   * @param onsets of the records, in the order of the file
   */
  static List<Segment> segments(
      List<BigDecimal> onsets, BigDecimal recordSeconds, double toleranceSeconds, Where where) {
    List<Segment> segments = new ArrayList<>();
    int firstOfSegment = 0;
    for (int record = 1; record <= onsets.size(); record++) {
      if (record < onsets.size()) {
        BigDecimal expected = onsets.get(record - 1).add(recordSeconds);
        double gap = onsets.get(record).subtract(expected).doubleValue();
        if (gap < -toleranceSeconds) {
          throw where.bad(
              "Cannot place data record "
                  + record
                  + " in time: its start must be at or after the end of the record before, "
                  + expected.toPlainString()
                  + " s, but was "
                  + onsets.get(record).toPlainString()
                  + " s. Correct the file or leave the recording out.");
        }
        if (gap <= toleranceSeconds) {
          continue;
        }
      }
      segments.add(segment(onsets, recordSeconds, firstOfSegment, record));
      firstOfSegment = record;
    }
    return List.copyOf(segments);
  }

  private static Segment segment(
      List<BigDecimal> onsets, BigDecimal recordSeconds, int from, int to) {
    return new Segment(
        onsets.get(from).subtract(onsets.get(0)).doubleValue(),
        recordSeconds.multiply(BigDecimal.valueOf(from)).doubleValue(),
        recordSeconds.multiply(BigDecimal.valueOf(to - from)).doubleValue());
  }
}
