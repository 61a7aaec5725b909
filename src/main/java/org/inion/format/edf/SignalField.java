package org.inion.format.edf;

/**
 * The second part of a header, as a table: each field stands once for every signal before the next
 * field begins.
 *
 * <p><b>Source</b>: Kemp et al. 1992, "header record".
 */
enum SignalField {
  LABEL("label", 16),
  TRANSDUCER("transducer type", 80),
  UNIT("physical dimension", 8),
  PHYSICAL_MIN("physical minimum", 8),
  PHYSICAL_MAX("physical maximum", 8),
  DIGITAL_MIN("digital minimum", 8),
  DIGITAL_MAX("digital maximum", 8),
  PREFILTERING("prefiltering", 80),
  SAMPLES("number of samples in each data record", 8),
  RESERVED("reserved", 32);

  /** Bytes of all fields of one signal. */
  static final int BYTES = RESERVED.widthBefore() + RESERVED.width;

  private final String title;
  private final int width;

  SignalField(String title, int width) {
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

  /** Position of its first byte in a file of that many signals. */
  int offset(int signal, int signals) {
    return HeaderField.BYTES + widthBefore() * signals + width * signal;
  }

  private int widthBefore() {
    int sum = 0;
    for (SignalField field : values()) {
      if (field == this) {
        break;
      }
      sum += field.width;
    }
    return sum;
  }
}
