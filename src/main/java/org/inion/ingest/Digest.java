package org.inion.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over a sequence of texts. */
final class Digest {
  private final MessageDigest sha;

  Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  Digest add(Object value) {
    byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    sha.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
    sha.update(text);
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }
}
