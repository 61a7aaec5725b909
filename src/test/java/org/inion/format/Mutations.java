package org.inion.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.inion.format.FormatFuzz.Mutation;

/** Ways to damage a file of any format. */
public final class Mutations {
  private static final String[] NUMBERS = {
    "0",
    "-1",
    "1",
    "99999999",
    "2147483648",
    "-2147483649",
    "9223372036854775807",
    "1e308",
    "1e-9",
    "1e999999999",
    "NaN",
    "",
    " ",
    "65536",
    "4294967296",
    "3.5",
    "0x10",
    "../../etc/passwd",
    "/",
    "\0",
    "\u00B5V",
    "16777217",
    "Infinity"
  };
  private static final int[] COUNTS = {
    0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 30, 65535, 65536, 0x7FFFFFF0, 255
  };

  /** Most of what a format says of itself stands at its beginning. */
  private static final int HEAD = 4096;

  private Mutations() {}

  public static List<Mutation> all() {
    return List.of(
        Mutations::flipBit,
        Mutations::otherBytes,
        Mutations::otherNumber,
        Mutations::otherNumber,
        Mutations::otherField,
        Mutations::hugeCount,
        Mutations::hugeCount,
        Mutations::truncate,
        Mutations::insert,
        Mutations::takeAway,
        Mutations::repeat,
        Mutations::flood,
        Mutations::fixedField,
        Mutations::fixedField,
        Mutations::exchange,
        Mutations::zeros);
  }

  static byte[] flipBit(byte[] file, Random random) {
    byte[] copy = file.clone();
    for (int i = 0; i <= random.nextInt(8) && copy.length > 0; i++) {
      copy[place(copy, random)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  static byte[] otherBytes(byte[] file, Random random) {
    byte[] noise = new byte[1 + random.nextInt(16)];
    random.nextBytes(noise);
    return over(file, place(file, random), noise);
  }

  /** In place of a number in text; as long as it, as fields of fixed width are, or not. */
  static byte[] otherNumber(byte[] file, Random random) {
    int at = place(file, random);
    while (at < file.length && !Character.isDigit(file[at])) {
      at++;
    }
    int end = at;
    while (end < file.length && (Character.isDigit(file[end]) || file[end] == '.')) {
      end++;
    }
    String number = NUMBERS[random.nextInt(NUMBERS.length)];
    byte[] text = number.getBytes(StandardCharsets.UTF_8);
    return random.nextBoolean()
        ? over(file, at, Arrays.copyOf((number + "        ").getBytes(StandardCharsets.UTF_8), 8))
        : splice(file, at, end, text);
  }

  /** What stands between an equals sign or a comma and the next. */
  static byte[] otherField(byte[] file, Random random) {
    int at = place(file, random);
    while (at < file.length && file[at] != '=' && file[at] != ',') {
      at++;
    }
    int end = Math.min(file.length, at + 1);
    while (end < file.length && file[end] != ',' && file[end] >= ' ') {
      end++;
    }
    byte[] text = NUMBERS[random.nextInt(NUMBERS.length)].getBytes(StandardCharsets.UTF_8);
    return splice(file, Math.min(file.length, at + 1), end, text);
  }

  static byte[] hugeCount(byte[] file, Random random) {
    ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int count = COUNTS[random.nextInt(COUNTS.length)];
    boolean wide = random.nextInt(4) == 0;
    ByteBuffer bytes = ByteBuffer.allocate(wide ? 8 : 4).order(order);
    byte[] value = (wide ? bytes.putLong(count) : bytes.putInt(count)).array();
    return over(file, place(file, random) & ~3, value);
  }

  static byte[] truncate(byte[] file, Random random) {
    return Arrays.copyOf(
        file, random.nextBoolean() ? place(file, random) : random.nextInt(file.length + 1));
  }

  static byte[] insert(byte[] file, Random random) {
    byte[] noise = new byte[1 + random.nextInt(random.nextInt(10) == 0 ? 5000 : 20)];
    random.nextBytes(noise);
    int at = place(file, random);
    return splice(file, at, at, noise);
  }

  static byte[] takeAway(byte[] file, Random random) {
    int at = place(file, random);
    return splice(file, at, Math.min(file.length, at + 1 + random.nextInt(64)), new byte[0]);
  }

  static byte[] repeat(byte[] file, Random random) {
    int at = place(file, random);
    int end = Math.min(file.length, at + 1 + random.nextInt(512));
    byte[] part = Arrays.copyOfRange(file, at, end);
    byte[] copy = file;
    for (int i = 0; i <= random.nextInt(20); i++) {
      copy = splice(copy, at, at, part);
    }
    return copy;
  }

  /** A short part, so often that the file has megabytes; rarely, since it takes its time. */
  static byte[] flood(byte[] file, Random random) {
    if (random.nextInt(10) > 0) {
      return repeat(file, random);
    }
    int at = place(file, random);
    byte[] part = Arrays.copyOfRange(file, at, Math.min(file.length, at + 1 + random.nextInt(40)));
    if (part.length == 0) {
      return file;
    }
    byte[] many = new byte[random.nextInt(4_000_000)];
    for (int i = 0; i < many.length; i++) {
      many[i] = part[i % part.length];
    }
    return splice(file, at, at, many);
  }

  /** In place of eight characters where fields of fixed width may begin. */
  static byte[] fixedField(byte[] file, Random random) {
    String number = NUMBERS[random.nextInt(NUMBERS.length)] + "        ";
    byte[] text = number.getBytes(StandardCharsets.UTF_8);
    return over(file, place(file, random) & ~3, Arrays.copyOf(text, 8));
  }

  static byte[] exchange(byte[] file, Random random) {
    int from = place(file, random);
    int to = place(file, random);
    int length = Math.min(random.nextInt(128), file.length - Math.max(from, to));
    byte[] copy = over(file, to, Arrays.copyOfRange(file, from, from + length));
    return over(copy, from, Arrays.copyOfRange(file, to, to + length));
  }

  static byte[] zeros(byte[] file, Random random) {
    return over(file, place(file, random), new byte[1 + random.nextInt(256)]);
  }

  /** Half of the places lie where the file says what it is. */
  private static int place(byte[] file, Random random) {
    if (file.length == 0) {
      return 0;
    }
    return random.nextInt(random.nextBoolean() ? Math.min(HEAD, file.length) : file.length);
  }

  private static byte[] over(byte[] file, int at, byte[] part) {
    byte[] copy = file.clone();
    int length = Math.min(part.length, file.length - at);
    System.arraycopy(part, 0, copy, at, Math.max(0, length));
    return copy;
  }

  private static byte[] splice(byte[] file, int from, int to, byte[] part) {
    byte[] copy = new byte[file.length - (to - from) + part.length];
    System.arraycopy(file, 0, copy, 0, from);
    System.arraycopy(part, 0, copy, from, part.length);
    System.arraycopy(file, to, copy, from + part.length, file.length - to);
    return copy;
  }
}
