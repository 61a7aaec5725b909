package org.inion.format.edf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.inion.format.bytes.FileSpans;

/**
 * Recognises a file that was changed as if it were text: line feeds became carriage returns with
 * line feeds, or the reverse, carriage returns were taken away, or bytes that are no ASCII were
 * written anew as UTF-8. Every byte behind the first of them is then out of place.
 *
 * <p>It is asked only about files that cannot be read, or whose size is not what their header
 * promises; a sound file may hold these bytes, or lack them where it is short or quiet.
 */
enum TextDamage {
  LF_TO_CRLF("every line feed in the file follows a carriage return", "LF to CR LF"),
  CRLF_TO_LF("no carriage return in it is followed by a line feed", "CR LF to LF"),
  NO_CR("it holds line feeds and no carriage return", "CR taken away"),
  UTF_8("its bytes above 127 stand as in UTF-8", "bytes to UTF-8");

  private static final String WAY_OUT =
      "The file was changed by a transfer in text mode (%s); copy it again in binary mode.";

  private static final int SAMPLE_BYTES = 1 << 22;

  /** One line feed in 256 follows a carriage return by chance; four of four, one in 4e9. */
  private static final int SURE = 4;

  /** Where so many are expected, to see none has a chance below one in a million. */
  private static final int EXPECTED = 14;

  /** Line feeds and carriage returns are about as frequent, but not in every signal. */
  private static final int MANY = 64;

  /** Few of the bytes above 127 would stand as in UTF-8 by chance. */
  private static final double MOSTLY = 0.98;

  /** Of noise half the bytes are above 127, of a header one, and letters of names. */
  private static final int MOSTLY_TEXT = 8;

  private final String sign;
  private final String change;

  TextDamage(String sign, String change) {
    this.sign = sign;
    this.change = change;
  }

  /** What shows it. */
  String sign() {
    return sign;
  }

  String wayOut() {
    return WAY_OUT.formatted(change);
  }

  /** Whether a header has line ends and is text else, as one that was changed is. */
  static boolean inHeader(byte[] header) {
    int lineEnds = 0;
    int high = 0;
    for (byte b : header) {
      lineEnds += b == '\r' || b == '\n' ? 1 : 0;
      high += b < 0 ? 1 : 0;
    }
    return lineEnds > 0 && high < header.length / MOSTLY_TEXT;
  }

  /**
   * What was done to a file, if anything. The header is looked at too: a pair in it moves the
   * fields behind it by one, which their spaces may hide.
   *
   * @param surplusBytes by which the file is larger than promised; negative where it is smaller
   */
  static Optional<TextDamage> inFile(SeekableByteChannel bytes, EdfHeader header, long surplusBytes)
      throws IOException {
    ByteCounts counts =
        ByteCounts.of(sample(bytes), header.bytes(), header.variant().bytesPerSample());
    if (counts.lineFeeds() == counts.pairs()
        && (counts.pairs() >= SURE || (counts.pairs() > 0 && counts.pairs() == surplusBytes))) {
      return Optional.of(LF_TO_CRLF);
    }
    if (counts.high() >= MANY && counts.utf8() >= MOSTLY * counts.high()) {
      return Optional.of(UTF_8);
    }
    if (surplusBytes > 0 && header.promisedRecords() != EdfHeader.UNKNOWN_RECORDS) {
      return Optional.empty();
    }
    if (counts.returns() == 0 && counts.lineFeeds() >= MANY) {
      return Optional.of(NO_CR);
    }
    return counts.pairs() == 0 && counts.expectedPairs() >= EXPECTED
        ? Optional.of(CRLF_TO_LF)
        : Optional.empty();
  }

  private static ByteBuffer sample(SeekableByteChannel bytes) throws IOException {
    ByteBuffer sample = ByteBuffer.allocate((int) Math.min(SAMPLE_BYTES, bytes.size()));
    FileSpans.fill(bytes, 0, sample);
    return sample.flip();
  }
}
