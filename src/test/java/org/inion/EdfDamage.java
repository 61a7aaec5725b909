package org.inion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files as they arrive when something went wrong. */
public final class EdfDamage {
  public static final int RECORDS = 236;
  public static final int RECORD_SECONDS = 244;
  private static final int SIGNALS = 252;

  /** Bytes of the fields of a signal that stand before one of them. */
  public enum Field {
    DIGITAL_MIN(120),
    DIGITAL_MAX(128),
    SAMPLES(216);

    private final int before;

    Field(int before) {
      this.before = before;
    }
  }

  private EdfDamage() {}

  /** Another text in an eight-character field of the header. */
  public static byte[] field(byte[] file, int offset, String text) {
    byte[] changed = file.clone();
    byte[] field = "%-8s".formatted(text).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(field, 0, changed, offset, 8);
    return changed;
  }

  /** Another text in a field of a signal. */
  public static byte[] field(byte[] file, Field field, int signal, String text) {
    String count = new String(file, SIGNALS, 4, StandardCharsets.US_ASCII).trim();
    int signals = Integer.parseInt(count);
    return field(file, 256 + field.before * signals + 8 * signal, text);
  }

  public static byte[] cut(byte[] file, int length) {
    return Arrays.copyOf(file, length);
  }

  /** Each line feed with a carriage return in front, as a transfer in text mode leaves it. */
  public static byte[] textMode(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte b : file) {
      if (b == '\n') {
        bytes.write('\r');
      }
      bytes.write(b);
    }
    return bytes.toByteArray();
  }
}
