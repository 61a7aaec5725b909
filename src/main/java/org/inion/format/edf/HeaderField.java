package org.inion.format.edf;

/**
 * The first 256 bytes of a file, as a table: one field after the other.
 *
 * <p><b>Source</b>: Kemp et al. 1992, "header record".
 */
enum HeaderField {
  VERSION("version of this data format", 8),
  PATIENT("local patient identification", 80),
  RECORDING("local recording identification", 80),
  START_DATE("startdate of recording", 8),
  START_TIME("starttime of recording", 8),
  HEADER_BYTES("number of bytes in header record", 8),
  RESERVED("reserved", 44),
  RECORDS("number of data records", 8),
  RECORD_SECONDS("duration of a data record", 8),
  SIGNALS("number of signals", 4);

  /** Bytes of all fields together. */
  static final int BYTES = SIGNALS.offset() + SIGNALS.width;

  private final String title;
  private final int width;

  HeaderField(String title, int width) {
    this.title = title;
    this.width = width;
  }

  /** The name that the standard gives to it. */
  String title() {
    return title;
  }

  /** Bytes, which are characters. */
  int width() {
    return width;
  }

  /** Position of its first byte in the file. */
  int offset() {
    int offset = 0;
    for (HeaderField field : values()) {
      if (field == this) {
        break;
      }
      offset += field.width;
    }
    return offset;
  }
}
