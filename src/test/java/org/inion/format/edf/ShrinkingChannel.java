package org.inion.format.edf;

import org.inion.format.MemoryChannel;

/** A file that somebody cuts after its size was asked for. */
final class ShrinkingChannel extends MemoryChannel {
  private final long sizeBefore;

  ShrinkingChannel(byte[] bytes, long sizeBefore) {
    super(bytes);
    this.sizeBefore = sizeBefore;
  }

  @Override
  public long size() {
    return sizeBefore;
  }
}
