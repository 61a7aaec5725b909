package org.inion.format.matlab.mat5;

import java.io.IOException;
import java.util.OptionalLong;
import org.inion.format.matlab.PagedFile;

/** The bytes of a file from a position on. */
final class PlainInput implements Mat5Input {
  private final PagedFile file;
  private final long first;
  private long position;

  PlainInput(PagedFile file, long first) {
    this.file = file;
    this.first = first;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    file.read(first + position, into, at, length);
    position += length;
  }

  @Override
  public void skip(long bytes) {
    file.span(first + position, bytes);
    position += bytes;
  }

  @Override
  public OptionalLong filePosition() {
    return OptionalLong.of(first + position);
  }
}
