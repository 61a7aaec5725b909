package org.inion.format.matlab.mat5;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.inion.format.bytes.NumberType;
import org.inion.format.matlab.Allowance;
import org.inion.format.matlab.HeldSpans;
import org.inion.format.matlab.Misfit;

/**
 * Goes through elements one by one: a tag, then its bytes. Going on to a tag and passing over its
 * element take no memory, so that a file of millions of empty elements costs none.
 */
final class Elements {
  private final Mat5Input input;
  private final ByteOrder order;
  private final Allowance allowance;
  private final byte[] tag = new byte[8];
  private int type;
  private long bytes;
  private boolean inTag;

  Elements(Mat5Input input, ByteOrder order, Allowance allowance) {
    this.input = input;
    this.order = order;
    this.allowance = allowance;
  }

  /** Goes on to the next tag. */
  void next() throws IOException {
    allowance.steps(1);
    input.read(tag, 0, 8);
    long first = (long) NumberType.UINT32.at(tag, 0, order);
    long smallBytes = first >>> 16;
    inTag = smallBytes > 0;
    type = (int) (first & 0xffff);
    bytes = inTag ? smallBytes : (long) NumberType.UINT32.at(tag, 4, order);
    if (smallBytes > 4) {
      throw new Misfit("a value in its tag must have at most 4 bytes, but has " + smallBytes);
    }
  }

  /** Goes on to the next tag, whose element must end before a position. */
  void nextWithin(long end) throws IOException {
    next();
    if (!inTag && bytes > end - input.position()) {
      throw new Misfit(
          "a value must end within the one that holds it, which has "
              + Math.max(0, end - input.position())
              + " bytes left, but has "
              + bytes);
    }
  }

  /** The type of this element. */
  int type() {
    return type;
  }

  /** The bytes of this element, without what fills up to a multiple of eight. */
  long bytes() {
    return bytes;
  }

  /** Whether its bytes stand in the tag. */
  boolean inTag() {
    return inTag;
  }

  /** Passes over this element. */
  void skip() throws IOException {
    if (!inTag) {
      input.skip(bytes);
      pad();
    }
  }

  /** Passes over what fills an element up to a multiple of eight. */
  void pad() throws IOException {
    if (!inTag) {
      input.skip(-bytes & 7);
    }
  }

  /** The bytes of this element; never much more memory at a time than were there before. */
  byte[] payload() throws IOException {
    if (inTag) {
      return Arrays.copyOfRange(tag, 4, 4 + (int) bytes);
    }
    byte[] payload = new byte[(int) Math.min(bytes, HeldSpans.BLOCK_BYTES)];
    int length = 0;
    while (length < bytes) {
      if (length == payload.length) {
        allowance.memory(2L * length);
        payload = Arrays.copyOf(payload, (int) Math.min(bytes, 2L * length));
      }
      input.read(payload, length, payload.length - length);
      length = payload.length;
    }
    pad();
    return payload;
  }

  /** Reads this element to the front of an array that is used again; says how many bytes. */
  int into(byte[] target) throws IOException {
    if (bytes > target.length) {
      throw new Misfit(
          "what describes a value must have at most " + target.length + " bytes, but has " + bytes);
    }
    if (inTag) {
      System.arraycopy(tag, 4, target, 0, (int) bytes);
    } else {
      input.read(target, 0, (int) bytes);
      pad();
    }
    return (int) bytes;
  }
}
