package org.inion.format.matlab.mat5;

import java.io.IOException;
import java.util.OptionalLong;

/** Bytes one after the other, from the file or from a compressed block of it. */
interface Mat5Input {

  /** Bytes that were read or passed over. */
  long position();

  void read(byte[] into, int at, int length) throws IOException;

  void skip(long bytes) throws IOException;

  /** Where in the file the next byte lies, or empty when it lies nowhere as it is. */
  OptionalLong filePosition();
}
