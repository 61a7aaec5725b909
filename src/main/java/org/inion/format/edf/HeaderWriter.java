package org.inion.format.edf;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns a header into its bytes, and refuses what its fields cannot hold. */
final class HeaderWriter {
  private final byte[] bytes;
  private final int signals;

  private HeaderWriter(EdfHeader header) {
    signals = header.signals().size();
    bytes = new byte[Math.toIntExact(header.bytes())];
    Arrays.fill(bytes, (byte) ' ');
  }

  /**
   * The bytes of a header; who was recorded when is left unknown.
   *
   * <p><b>Source</b>: EDF+ 2.1.3, items 2 to 4, for what stands for the unknown.
   */
  static byte[] bytes(EdfHeader header) {
    HeaderWriter writer = new HeaderWriter(header);
    writer.file(header);
    for (int i = 0; i < header.signals().size(); i++) {
      writer.signal(i, header.signals().get(i));
    }
    return writer.bytes;
  }

  private void file(EdfHeader header) {
    EdfVariant variant = header.variant();
    byte[] version = variant.version().getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(version, 0, bytes, HeaderField.VERSION.offset(), version.length);
    put(HeaderField.PATIENT, "X X X X");
    put(HeaderField.RECORDING, "Startdate X X X X");
    put(HeaderField.START_DATE, "01.01.85");
    put(HeaderField.START_TIME, "00.00.00");
    put(HeaderField.HEADER_BYTES, String.valueOf(header.bytes()));
    put(HeaderField.RESERVED, variant.reserved());
    put(HeaderField.RECORDS, String.valueOf(header.promisedRecords()));
    put(HeaderField.RECORD_SECONDS, decimal(header.recordSeconds()));
    put(HeaderField.SIGNALS, String.valueOf(signals));
  }

  private void signal(int i, EdfSignal signal) {
    put(SignalField.LABEL, i, signal.label());
    put(SignalField.UNIT, i, signal.unit());
    put(SignalField.PHYSICAL_MIN, i, decimal(BigDecimal.valueOf(signal.physicalMin())));
    put(SignalField.PHYSICAL_MAX, i, decimal(BigDecimal.valueOf(signal.physicalMax())));
    put(SignalField.DIGITAL_MIN, i, String.valueOf(signal.digitalMin()));
    put(SignalField.DIGITAL_MAX, i, String.valueOf(signal.digitalMax()));
    put(SignalField.SAMPLES, i, String.valueOf(signal.samplesPerRecord()));
  }

  /** <b>Source</b>: EDF+ 2.1.3, item 6: no digit grouping, a dot for the decimal point. */
  private static String decimal(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private void put(HeaderField field, String text) {
    put(field.title(), field.offset(), field.width(), text);
  }

  private void put(SignalField field, int signal, String text) {
    put(field.title(), field.offset(signal, signals), field.width(), text);
  }

  private void put(String title, int offset, int width, String text) {
    if (text.length() > width || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "Cannot write the header: "
              + title
              + " must fit "
              + width
              + " ASCII characters, but was \""
              + text
              + "\". Choose a rounder number or a shorter text.");
    }
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, offset, ascii.length);
  }
}
