package org.inion.format.edf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Recognises a file that a transfer in text mode has changed: each line feed became a carriage
 * return with a line feed, so that every byte behind the first of them is out of place.
 *
 * <p>It is asked only about files that cannot be read, or whose size is not what their header
 * promises; a sound file may hold these bytes.
 */
final class TextDamage {
  static final String WAY_OUT =
      "The file was changed by a transfer in text mode (LF to CR LF); copy it again in binary mode.";

  private static final int SAMPLE_BYTES = 1 << 20;

  /** One line feed in 256 follows a carriage return by chance; four of four, one in 4e9. */
  private static final int SURE = 4;

  private TextDamage() {}

  static boolean inHeader(byte[] header) {
    for (byte b : header) {
      if (b == '\r' || b == '\n') {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether no line feed stands without a carriage return before it. The header is looked at too: a
   * pair in it moves the fields behind it by one, which their spaces may hide.
   *
   * @param surplusBytes by which the file is larger than promised; as many pairs are proof too
   */
  static boolean inFile(SeekableByteChannel bytes, long surplusBytes) throws IOException {
    ByteBuffer sample = ByteBuffer.allocate((int) Math.min(SAMPLE_BYTES, bytes.size()));
    bytes.position(0);
    int read = 0;
    while (read >= 0 && sample.hasRemaining()) {
      read = bytes.read(sample);
    }
    int pairs = 0;
    for (int i = 0; i < sample.position(); i++) {
      if (sample.get(i) == '\n') {
        if (i == 0 || sample.get(i - 1) != '\r') {
          return false;
        }
        pairs++;
      }
    }
    return pairs >= SURE || (pairs > 0 && pairs == surplusBytes);
  }
}
