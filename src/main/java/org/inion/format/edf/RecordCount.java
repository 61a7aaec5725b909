package org.inion.format.edf;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inion.error.Where;
import org.inion.format.ReadPolicies.TruncatedRecord;

/**
 * How many data records there are to read, where the header and the size of the file disagree.
 *
 * @param records whole ones
 * @param repairs made to come to that number, by name
 */
record RecordCount(long records, Map<String, Integer> repairs) {
  /** The header says -1, or fewer records than there are: all that are there are read. */
  static final String FROM_SIZE = "record-count-from-size";

  /** The file ends early: what was promised behind the last whole record is left out. */
  static final String TRUNCATED = "truncated-record-dropped";

  /** The promised records are all there, and less than a record behind them is left out. */
  static final String TRAILING = "trailing-bytes-ignored";

  RecordCount {
    repairs = Map.copyOf(repairs);
  }

  static RecordCount settle(
      EdfHeader header, SeekableByteChannel bytes, TruncatedRecord policy, Where where)
      throws IOException {
    if (header.recordBytes() == 0) {
      return new RecordCount(Math.max(0, header.promisedRecords()), Map.of());
    }
    Sizes sizes = new Sizes(header, Math.max(0, bytes.size() - header.bytes()));
    Optional<TextDamage> damage =
        sizes.asPromised()
            ? Optional.empty()
            : TextDamage.inFile(bytes, header, sizes.surplusBytes());
    if (damage.isPresent()) {
      throw where.bad(
          "Cannot read the data: its size must be %s, but was %d bytes, and %s. %s"
              .formatted(
                  sizes.expected(), sizes.dataBytes, damage.get().sign(), damage.get().wayOut()));
    }
    Map<String, Integer> repairs = new TreeMap<>();
    if (sizes.whole == 0 && header.sampledSignals().length > 0) {
      throw where.bad(sizes.nothing());
    }
    if (sizes.cut() && policy == TruncatedRecord.REJECT) {
      throw where.bad(sizes.complaint());
    }
    if (sizes.cut()) {
      repairs.put(TRUNCATED, 1);
    } else if (sizes.rest > 0) {
      repairs.put(TRAILING, 1);
    }
    if (sizes.promised < sizes.whole) {
      repairs.put(FROM_SIZE, 1);
    }
    return new RecordCount(sizes.whole, repairs);
  }

  /** What was promised beside what is there. */
  private static final class Sizes {
    final long promised;
    final long recordBytes;
    final long dataBytes;
    final long whole;
    final long rest;

    Sizes(EdfHeader header, long dataBytes) {
      this.promised = header.promisedRecords();
      this.recordBytes = header.recordBytes();
      this.dataBytes = dataBytes;
      this.whole = dataBytes / recordBytes;
      this.rest = dataBytes % recordBytes;
    }

    boolean known() {
      return promised != EdfHeader.UNKNOWN_RECORDS;
    }

    boolean asPromised() {
      return rest == 0 && (promised == whole || !known());
    }

    /** Whether promised data are missing, or the last of records that nobody counted is cut. */
    boolean cut() {
      return promised > whole || (promised < whole && rest > 0);
    }

    long surplusBytes() {
      return known() ? dataBytes - promised * recordBytes : rest;
    }

    String nothing() {
      return "Cannot read the data: there must be at least one whole data record of "
          + recordBytes
          + " bytes, but there are "
          + dataBytes
          + " bytes of data. Copy the file again from its source, or leave the recording out.";
    }

    String expected() {
      return known()
          ? promised + " records of " + recordBytes + " bytes"
          : "a multiple of " + recordBytes + " bytes";
    }

    String complaint() {
      String wayOut =
          " Copy the file again from its source, or set read.truncated-record to drop-last"
              + " to read "
              + (whole == 1 ? "1 whole record." : whole + " whole records.");
      if (rest > 0 && promised <= whole + 1) {
        return "Cannot read the data: the last data record must have "
            + recordBytes
            + " bytes, but was cut off after "
            + rest
            + " bytes."
            + wayOut;
      }
      return "Cannot read the data: "
          + HeaderField.RECORDS.title()
          + " must be at most the "
          + whole
          + " that the file holds, but was "
          + promised
          + "."
          + wayOut;
    }
  }
}
