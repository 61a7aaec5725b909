package org.inion.format.matlab.mat5;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.inion.format.matlab.Misfit;
import org.inion.format.matlab.PagedFile;

/** What a compressed block of a file unfolds to. */
final class InflatedInput implements Mat5Input, AutoCloseable {
  private static final int PART_BYTES = 1 << 14;
  private static final int OWN_BYTES = 3 * PART_BYTES;

  private final PagedFile file;
  private final Inflater inflater = new Inflater();
  private final byte[] packed;
  private final byte[] passedOver;
  private long next;
  private long packedLeft;
  private long position;

  InflatedInput(PagedFile file, long first, long packedBytes) {
    this.file = file;
    this.next = first;
    this.packedLeft = packedBytes;
    file.allowance().memory(OWN_BYTES);
    this.packed = new byte[PART_BYTES];
    this.passedOver = new byte[PART_BYTES];
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int some = inflate(into, at + done, length - done);
      if (some == 0) {
        if (inflater.finished() || inflater.needsDictionary() || packedLeft == 0) {
          throw new Misfit(
              "a compressed variable must unfold to its end, but ends after "
                  + (position + done)
                  + " bytes");
        }
        refill();
      }
      done += some;
    }
    file.allowance().inflated(length);
    position += length;
  }

  @Override
  public void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      int some = (int) Math.min(left, passedOver.length);
      read(passedOver, 0, some);
      left -= some;
    }
  }

  @Override
  public OptionalLong filePosition() {
    return OptionalLong.empty();
  }

  private int inflate(byte[] into, int at, int length) {
    try {
      return inflater.inflate(into, at, length);
    } catch (DataFormatException e) {
      throw new Misfit(
          "a compressed variable must unfold to its end, but is broken after "
              + position
              + " bytes"
              + Optional.ofNullable(e.getMessage()).map(text -> " (" + text + ")").orElse(""));
    }
  }

  private void refill() throws IOException {
    int some = (int) Math.min(packedLeft, packed.length);
    file.read(next, packed, 0, some);
    inflater.setInput(packed, 0, some);
    next += some;
    packedLeft -= some;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
