package org.inion.format.matlab.mat5;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inion.format.matlab.MatValue;
import org.inion.format.matlab.NumberType;

/**
 * Turns a struct into the bytes of a MAT-file of version 5, not compressed, low byte first. Numbers
 * that are too many to be held are left out at the end, for the caller to write.
 *
 * <p><b>Source</b>: MATLAB, MAT-File Format (R2024b), "MAT-File Header Format", "Data Elements".
 */
public final class Mat5Writer {
  /** <b>Source</b>: MATLAB, {@code save}: a variable of version 5 to 7 has less than 2 GB. */
  private static final long MOST_BYTES = Integer.MAX_VALUE;

  private static final String TEXT = "MATLAB 5.0 MAT-file, written by Inion";
  private static final int TEXT_BYTES = 116;
  private static final int NAME_BYTES = 32;
  private static final int TAG_BYTES = 8;

  /**
   * Numbers that follow the bytes of a file.
   *
   * @param field that they are the value of
   * @param dimensions as MATLAB counts them
   */
  public record Tail(String field, List<Long> dimensions, NumberType type) {
    /** Of the numbers. */
    public long bytes() {
      return dimensions.stream().reduce((long) type.bytes(), Math::multiplyExact);
    }

    /** Zeros that must stand behind the numbers. */
    public int padding() {
      return (int) (-bytes() & 7);
    }
  }

  private Mat5Writer() {}

  /** A file with one variable. */
  public static byte[] file(String name, MatValue.Struct value) throws IOException {
    return join(header(), array(name, value));
  }

  /**
   * A file with one variable, up to the first number of its last field.
   *
   * <p><b>Throws</b> IllegalArgumentException when the variable is too large for this version.
   *
   * @param value all other fields of it
   */
  public static byte[] fileBefore(String name, MatValue.Struct value, Tail tail)
      throws IOException {
    List<String> names = new ArrayList<>(value.fields().keySet());
    names.add(tail.field());
    byte[] fields = join(structHead(name, 1, names), values(value));
    byte[] head = head(arrayClass(tail.type()), "", tail.dimensions());
    // Of the last field: its head, the tag of the numbers, the numbers.
    long last = head.length + TAG_BYTES + tail.bytes() + tail.padding();
    long all = fields.length + TAG_BYTES + last;
    if (all > MOST_BYTES) {
      throw new IllegalArgumentException(
          "Cannot write the file: its variable must have at most "
              + MOST_BYTES
              + " bytes, but would have "
              + all
              + ". Write the samples to a file of their own.");
    }
    return join(
        header(),
        tag(ElementType.MATRIX, all),
        fields,
        tag(ElementType.MATRIX, last),
        head,
        tag(code(tail.type()), tail.bytes()));
  }

  private static byte[] header() {
    byte[] header = new byte[TEXT_BYTES + 12];
    Arrays.fill(header, 0, TEXT_BYTES, (byte) ' ');
    byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, header, 0, text.length);
    // Version 1.0 as a number, then the mark that tells its byte order.
    System.arraycopy(new byte[] {0, 1, 'I', 'M'}, 0, header, TEXT_BYTES + 8, 4);
    return header;
  }

  private static byte[] array(String name, MatValue value) throws IOException {
    byte[] content;
    if (value instanceof MatValue.Struct struct) {
      List<String> names = List.copyOf(struct.fields().keySet());
      content = join(structHead(name, struct.count(), names), values(struct));
    } else if (value instanceof MatValue.Text text) {
      byte[] units = text.text().getBytes(StandardCharsets.UTF_16LE);
      long length = units.length / 2;
      byte[] head = head(4, name, List.of(Math.min(length, 1), length));
      content = join(head, element(ElementType.UTF16, units));
    } else if (value instanceof MatValue.Numbers numbers
        && numbers.order() == ByteOrder.LITTLE_ENDIAN) {
      byte[] bytes = new byte[Math.toIntExact(numbers.bytes().size())];
      numbers.bytes().read(0, bytes, 0, bytes.length);
      byte[] head = head(arrayClass(numbers.type()), name, numbers.dimensions());
      content = join(head, element(code(numbers.type()), bytes));
    } else {
      throw new IllegalArgumentException("Cannot write the value: it is " + value.kind());
    }
    return element(ElementType.MATRIX, content);
  }

  private static byte[] values(MatValue.Struct struct) throws IOException {
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    for (int i = 0; i < struct.count(); i++) {
      for (List<MatValue> field : struct.fields().values()) {
        values.writeBytes(array("", field.get(i)));
      }
    }
    return values.toByteArray();
  }

  private static byte[] structHead(String name, int count, List<String> names) {
    byte[] packed = new byte[NAME_BYTES * names.size()];
    for (int i = 0; i < names.size(); i++) {
      byte[] field = names.get(i).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(field, 0, packed, i * NAME_BYTES, field.length);
    }
    // The length of a name must stand in its tag.
    byte[] length = ints(4 << 16 | 5, NAME_BYTES);
    return join(head(2, name, List.of(1L, (long) count)), length, element(1, packed));
  }

  /** Flags, dimensions and name of an array. */
  private static byte[] head(int arrayClass, String name, List<Long> dimensions) {
    int[] sizes = dimensions.stream().mapToInt(Math::toIntExact).toArray();
    return join(
        element(6, ints(arrayClass, 0)),
        element(5, ints(sizes)),
        element(1, name.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] element(int type, byte[] bytes) {
    return join(tag(type, bytes.length), bytes, new byte[-bytes.length & 7]);
  }

  private static byte[] tag(int type, long bytes) {
    return ints(type, Math.toIntExact(bytes));
  }

  private static int code(NumberType type) {
    return type == NumberType.FLOAT32 ? 7 : onlyFloats(type, 9);
  }

  private static int arrayClass(NumberType type) {
    return type == NumberType.FLOAT32 ? 7 : onlyFloats(type, 6);
  }

  private static int onlyFloats(NumberType type, int ofFloat64) {
    if (type != NumberType.FLOAT64) {
      throw new IllegalArgumentException("Cannot write the numbers: they are " + type);
    }
    return ofFloat64;
  }

  private static byte[] ints(int... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
