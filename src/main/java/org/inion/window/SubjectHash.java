package org.inion.window;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number in [0, 1) for a seed and a person, the same on every machine and in every version: the
 * first 53 bits of SHA-256 over the UTF-8 bytes of {@code seed LF pool LF subject}, divided by
 * 2<sup>53</sup>.
 */
final class SubjectHash {
  private static final int UNUSED_BITS = Long.SIZE - 53;
  private static final double UNIT = 0x1p-53;

  private SubjectHash() {}

  static double of(long seed, SubjectKey key) {
    String text = seed + "\n" + key.pool() + "\n" + key.subjectId();
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(digest).getLong() >>> UNUSED_BITS) * UNIT;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
