package org.inion.format.edf;

import java.nio.ByteBuffer;

/**
 * How often the bytes stand in a file that a transfer in text mode changes.
 *
 * @param lineFeeds in all
 * @param returns carriage returns in all
 * @param pairs carriage returns with a line feed behind them
 * @param expectedPairs in samples whose bytes are independent of each other: low and high bytes are
 *     counted apart, because in a quiet signal no high byte is either of them
 * @param high bytes above 127 that begin something
 * @param utf8 those of them that begin a character in UTF-8
 */
record ByteCounts(int lineFeeds, int returns, int pairs, double expectedPairs, int high, int utf8) {

  /**
   * Counts.
   *
   * @param headerBytes before the first sample
   * @param width bytes of a sample
   */
  static ByteCounts of(ByteBuffer file, long headerBytes, int width) {
    int[] lineFeeds = new int[width];
    int[] returns = new int[width];
    int pairs = 0;
    int high = 0;
    int utf8 = 0;
    int inside = 0;
    for (int i = 0; i < file.limit(); i++) {
      byte b = file.get(i);
      int place = (int) Math.floorMod(i - headerBytes, (long) width);
      if (b == '\r') {
        returns[place]++;
      } else if (b == '\n') {
        lineFeeds[place]++;
        pairs += i > 0 && file.get(i - 1) == '\r' ? 1 : 0;
      }
      if (b < 0 && i >= inside) {
        high++;
        int length = utf8Length(file, i);
        utf8 += length > 0 ? 1 : 0;
        inside = i + Math.max(1, length);
      }
    }
    double expected = 0;
    for (int place = 0; place < width; place++) {
      double samples = Math.max(1.0, (double) file.limit() / width);
      expected += (double) returns[place] * lineFeeds[(place + 1) % width] / samples;
    }
    return new ByteCounts(sum(lineFeeds), sum(returns), pairs, expected, high, utf8);
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /** Bytes of the UTF-8 sequence that begins here; 0 where none does. */
  private static int utf8Length(ByteBuffer file, int at) {
    int lead = file.get(at) & 0xFF;
    int length = lead >= 0xF5 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    for (int i = 1; i < length; i++) {
      if (at + i >= file.limit() || (file.get(at + i) & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
