package org.inion.format.eeglab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Ways to break a MAT-file. */
final class Mutation {
  private static final int HEADER_BYTES = 128;
  private static final int COMPRESSED = 15;
  private static final List<Long> ODD_NUMBERS =
      List.of(
          0L,
          1L,
          2L,
          8L,
          14L,
          15L,
          255L,
          65_535L,
          1L << 24,
          (1L << 31) - 1,
          1L << 31,
          (1L << 32) - 1,
          (1L << 32) - 8,
          1L << 40,
          1L << 52,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          -1L);
  private static final List<String> NAMES =
      List.of(
          "nbchan",
          "pnts",
          "trials",
          "srate",
          "data",
          "datfile",
          "chanlocs",
          "labels",
          "event",
          "type",
          "latency",
          "duration",
          "EEG",
          "TREE",
          "HEAP",
          "SNOD",
          "MATLAB_class");

  private Mutation() {}

  /** One to eight changes; a compressed file is unfolded before them, and often folded again. */
  static byte[] of(byte[] sound, Random random) {
    byte[] bytes = sound;
    boolean unfolded = random.nextInt(4) > 0;
    if (unfolded) {
      bytes = unfolded(sound);
    }
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes && bytes.length > HEADER_BYTES; i++) {
      bytes = changed(bytes, random);
    }
    return unfolded && random.nextBoolean() ? folded(bytes, 1 + random.nextInt(8) / 7) : bytes;
  }

  private static byte[] changed(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    // Most of a file is samples and what is passed over; what matters begins early, or at names.
    int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 20_000);
    int at = random.nextInt(reach);
    switch (random.nextInt(9)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2, 3 -> number(bytes, at & ~3, random);
      case 4, 5 -> number(bytes, near(bytes, random) & ~3, random);
      case 6 -> bytes = Arrays.copyOf(bytes, at);
      case 7 -> bytes = inserted(bytes, at & ~7, random);
      default -> copyWithin(bytes, at & ~7, random);
    }
    return bytes;
  }

  private static void number(byte[] bytes, int at, Random random) {
    long odd = ODD_NUMBERS.get(random.nextInt(ODD_NUMBERS.size()));
    ByteBuffer target = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (at + 8 <= bytes.length && random.nextBoolean()) {
      if (random.nextBoolean()) {
        target.putLong(at, odd);
      } else {
        target.putDouble(at, (double) odd);
      }
    } else if (at + 4 <= bytes.length) {
      target.putInt(at, (int) odd);
    }
  }

  /** Some bytes before or behind a name that means something. */
  private static int near(byte[] bytes, Random random) {
    byte[] name =
        NAMES
            .get(random.nextInt(NAMES.size()))
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int from = random.nextInt(Math.min(bytes.length, 20_000));
    for (int at = from; at + name.length < bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
        return Math.max(0, Math.min(bytes.length - 8, at - 64 + random.nextInt(160)));
      }
    }
    return from;
  }

  private static byte[] inserted(byte[] bytes, int at, Random random) {
    byte[] more = new byte[8 * (1 + random.nextInt(64))];
    if (random.nextBoolean()) {
      random.nextBytes(more);
    }
    byte[] longer = new byte[bytes.length + more.length];
    System.arraycopy(bytes, 0, longer, 0, at);
    System.arraycopy(more, 0, longer, at, more.length);
    System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
    return longer;
  }

  private static void copyWithin(byte[] bytes, int at, Random random) {
    int from = random.nextInt(bytes.length) & ~7;
    int length = Math.min(8 * (1 + random.nextInt(64)), bytes.length - Math.max(at, from));
    System.arraycopy(bytes, from, bytes, at, length);
  }

  /** The file with its compressed blocks unfolded; as it is where it has none. */
  static byte[] unfolded(byte[] file) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    plain.write(file, 0, Math.min(HEADER_BYTES, file.length));
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = HEADER_BYTES; at + 8 <= file.length; ) {
      int type = in.getInt(at);
      long bytes = in.getInt(at + 4) & 0xffffffffL;
      if (type != COMPRESSED || at + 8 + bytes > file.length) {
        plain.write(file, at, file.length - at);
        break;
      }
      inflate(file, at + 8, (int) bytes, plain);
      at += 8 + (int) bytes;
    }
    return plain.toByteArray();
  }

  /** The file with each of its variables compressed, several times over. */
  static byte[] folded(byte[] file, int times) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    int head = Math.min(HEADER_BYTES, file.length);
    packed.write(file, 0, head);
    byte[] block = Arrays.copyOfRange(file, head, file.length);
    for (int i = 0; i < times; i++) {
      block = element(block);
    }
    packed.writeBytes(block);
    return packed.toByteArray();
  }

  /** The file with each variable in a compressed block of its own, as MATLAB writes it. */
  static byte[] foldedEach(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(plain, 0, HEADER_BYTES);
    ByteBuffer in = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = HEADER_BYTES; at + 8 <= plain.length; ) {
      int end = at + 8 + in.getInt(at + 4);
      packed.writeBytes(element(Arrays.copyOfRange(plain, at, end)));
      at = end;
    }
    return packed.toByteArray();
  }

  private static byte[] element(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length + 1024];
    int length = deflater.deflate(packed);
    deflater.end();
    return ByteBuffer.allocate(8 + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(COMPRESSED)
        .putInt(length)
        .put(packed, 0, length)
        .array();
  }

  private static void inflate(byte[] file, int at, int bytes, ByteArrayOutputStream plain) {
    Inflater inflater = new Inflater();
    inflater.setInput(file, at, bytes);
    byte[] part = new byte[1 << 16];
    try {
      for (int some = inflater.inflate(part); some > 0; some = inflater.inflate(part)) {
        plain.write(part, 0, some);
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    } finally {
      inflater.end();
    }
  }
}
