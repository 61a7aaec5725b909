package org.inion.format.matlab.hdf5;

import java.io.IOException;
import org.inion.format.bytes.FileSpans;
import org.inion.format.matlab.Allowance;
import org.inion.format.matlab.Misfit;
import org.inion.format.matlab.PagedFile;

/**
 * Bytes by the addresses that HDF5 counts, which begin behind what MATLAB puts in front.
 *
 * @param base where in the file address 0 is
 */
record Hdf5File(PagedFile file, long base) {
  /** An address that says "nowhere". */
  static final long NOWHERE = -1;

  Allowance allowance() {
    return file.allowance();
  }

  /** A whole number, little-endian. */
  long number(long address, int bytes) throws IOException {
    return file.number(position(address), bytes);
  }

  /** A size or count, which 8 bytes may not make negative. */
  long size(long address, int bytes) throws IOException {
    long size = number(address, bytes);
    if (size < 0) {
      throw new Misfit("a size must be >= 0, but was " + size);
    }
    return size;
  }

  /** Whether a signature stands at an address. */
  boolean says(long address, String signature) throws IOException {
    for (int i = 0; i < signature.length(); i++) {
      if (number(address + i, 1) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text of that length, perhaps with zeros behind it, stands at an address. */
  boolean says(long address, String text, long bytes) throws IOException {
    return bytes >= text.length()
        && says(address, text)
        && (bytes == text.length() || number(address + text.length(), 1) == 0);
  }

  FileSpans span(long address, long bytes) {
    return file.span(position(address), bytes);
  }

  private long position(long address) {
    if (address < 0 || address > file.size()) {
      throw new Misfit(
          "an address must lie in the file of " + file.size() + " bytes, but was " + address);
    }
    return base + address;
  }
}
