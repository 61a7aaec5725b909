package org.inion.format.matlab;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.inion.error.Where;
import org.inion.format.bytes.FileSpans;

/**
 * A file whose small values are read from anywhere in it, through a few pages that are kept. Reads
 * allocate nothing, however often a broken file sends them to and fro.
 */
public final class PagedFile {
  private static final int PAGE_BYTES = 1 << 15;
  private static final int PAGES = 64;

  private final FileSpans file;
  private final Allowance allowance;
  private final byte[][] pages = new byte[PAGES][];
  private final long[] numbers = new long[PAGES];

  public PagedFile(SeekableByteChannel channel, Where where, Allowance allowance)
      throws IOException {
    this.file = FileSpans.whole(channel, where);
    this.allowance = allowance;
    Arrays.fill(numbers, -1);
  }

  /** Bytes of the whole file. */
  public long size() {
    return file.size();
  }

  /** What reading it may cost. */
  public Allowance allowance() {
    return allowance;
  }

  /** What messages call it. */
  public Where where() {
    return file.where();
  }

  /** A stretch of it, as bytes of its own. */
  public FileSpans span(long first, long bytes) {
    if (first < 0 || bytes < 0 || first > size() - bytes) {
      throw cutOff(first, bytes);
    }
    return new FileSpans(file.channel(), first, bytes, file.where());
  }

  /** One byte, 0 to 255. */
  public int at(long position) throws IOException {
    if (position < 0 || position >= size()) {
      throw cutOff(position, 1);
    }
    allowance.steps(1);
    return page(position)[(int) (position % PAGE_BYTES)] & 0xff;
  }

  /** A whole number of 1 to 8 bytes, little-endian; the highest bit of 8 bytes is its sign. */
  public long number(long position, int bytes) throws IOException {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | at(position + i);
    }
    return value;
  }

  /** Some bytes. */
  public void read(long position, byte[] into, int at, int length) throws IOException {
    if (position < 0 || position > size() - length) {
      throw cutOff(position, length);
    }
    int done = 0;
    while (done < length) {
      long from = position + done;
      byte[] page = page(from);
      int inPage = (int) (from % PAGE_BYTES);
      int some = Math.min(length - done, PAGE_BYTES - inPage);
      System.arraycopy(page, inPage, into, at + done, some);
      done += some;
    }
    allowance.steps(1 + length / 64);
  }

  private byte[] page(long position) throws IOException {
    long number = position / PAGE_BYTES;
    int slot = (int) (number % PAGES);
    if (numbers[slot] != number) {
      if (pages[slot] == null) {
        pages[slot] = new byte[PAGE_BYTES];
      }
      numbers[slot] = -1;
      allowance.steps(PAGE_BYTES / 64);
      long first = number * PAGE_BYTES;
      file.read(first, pages[slot], 0, (int) Math.min(PAGE_BYTES, size() - first));
      numbers[slot] = number;
    }
    return pages[slot];
  }

  private RuntimeException cutOff(long position, long bytes) {
    return where()
        .bad(
            "Cannot read the file: "
                + bytes
                + " bytes must lie at position "
                + position
                + ", but the file has "
                + size()
                + " bytes. It was cut off or damaged; copy it again.");
  }
}
