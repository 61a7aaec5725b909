package org.inion.format.matlab.mat5;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.format.bytes.ByteSpans;
import org.inion.format.bytes.NumberType;
import org.inion.format.matlab.Allowance;
import org.inion.format.matlab.HeldSpans;
import org.inion.format.matlab.MatValue;
import org.inion.format.matlab.Misfit;
import org.inion.format.matlab.PagedFile;

/**
 * Arrays of MATLAB, one after the other and one within the other.
 *
 * <p><b>Source</b>: MATLAB, MAT-File Format (R2024b), "miMATRIX Array Data Elements".
 */
final class MatrixReader {
  private static final int CELL = 1;
  private static final int STRUCT = 2;
  private static final int OBJECT = 3;
  private static final int CHAR = 4;
  private static final int SPARSE = 5;
  private static final int LAST_OF_NUMBERS = 15;
  private static final int COMPLEX_FLAG = 8;
  private static final int DEEPEST = 12;
  private static final long MOST_BYTES_OF_NAMES = 1 << 16;
  private static final int VALUE_BYTES = 300;
  private static final long STAYS_IN_FILE_BYTES = 4096;
  private static final List<Long> SCALAR = List.of(1L, 1L);
  private static final MatValue EMPTY = MatValue.empty();

  private final PagedFile file;
  private final Mat5Input input;
  private final ByteOrder order;
  private final Set<String> wanted;
  private final Allowance allowance;
  private final Elements elements;
  private final byte[] scratch = new byte[256];

  /** A variable of the file. */
  record Variable(String name, MatValue value) {}

  /** What stands before the values of an array. */
  private record Head(int arrayClass, boolean complex, List<Long> dimensions, String name) {
    long count() {
      return Misfit.product("dimensions", dimensions.stream().mapToLong(Long::longValue).toArray());
    }
  }

  MatrixReader(PagedFile file, Mat5Input input, ByteOrder order, Set<String> wanted) {
    this.file = file;
    this.input = input;
    this.order = order;
    this.wanted = wanted;
    this.allowance = file.allowance();
    this.elements = new Elements(input, order, allowance);
  }

  /** The variable that follows its tag; empty, and not read, where it is not wanted. */
  Optional<Variable> variable(long bytes) throws IOException {
    long end = input.position() + bytes;
    Head head = head();
    if (!wanted.contains(head.name())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Variable(head.name(), content(head, end, 0)));
    } catch (Misfit e) {
      throw e.inside(head.name());
    }
  }

  private Head head() throws IOException {
    elements.next();
    if (elements.into(scratch) < 8) {
      throw new Misfit("the flags of an array must have 8 bytes, but have " + elements.bytes());
    }
    long flags = (long) NumberType.UINT32.at(scratch, 0, order);
    elements.next();
    List<Long> dimensions = dimensions(elements.into(scratch));
    elements.next();
    int nameBytes = elements.into(scratch);
    String name =
        nameBytes == 0 ? "" : new String(scratch, 0, nameBytes, StandardCharsets.ISO_8859_1);
    return new Head((int) (flags & 0xff), (flags >> 8 & COMPLEX_FLAG) != 0, dimensions, name);
  }

  private List<Long> dimensions(int bytes) {
    List<Long> dimensions = new ArrayList<>(bytes / 4);
    for (int at = 0; at + 4 <= bytes; at += 4) {
      dimensions.add((long) NumberType.INT32.at(scratch, at, order));
      if (dimensions.get(at / 4) < 0) {
        throw new Misfit("a dimension must be >= 0, but was " + dimensions.get(at / 4));
      }
    }
    return dimensions.equals(SCALAR) ? SCALAR : dimensions;
  }

  private MatValue content(Head head, long end, int depth) throws IOException {
    if (depth > DEEPEST) {
      return passOver(end, "a value in " + depth + " others");
    }
    int kind = head.arrayClass();
    if (kind == CELL) {
      return cell(head, end, depth);
    } else if (kind == STRUCT) {
      return struct(head, end, depth);
    } else if (kind == CHAR) {
      return text(end);
    } else if (kind > SPARSE && kind <= LAST_OF_NUMBERS && !head.complex()) {
      return numbers(head, end);
    }
    return passOver(
        end,
        kind == OBJECT
            ? "an object"
            : kind == SPARSE ? "a sparse matrix" : head.complex() ? "complex numbers" : "a value");
  }

  private MatValue.Cell cell(Head head, long end, int depth) throws IOException {
    List<MatValue> values = new ArrayList<>();
    long count = head.count();
    for (long i = 0; i < count; i++) {
      try {
        values.add(element(end, depth));
      } catch (Misfit e) {
        throw e.inside("{" + (i + 1) + "}");
      }
    }
    return new MatValue.Cell(values);
  }

  private MatValue.Struct struct(Head head, long end, int depth) throws IOException {
    List<String> names = fieldNames(end);
    Map<String, List<MatValue>> values = new LinkedHashMap<>();
    names.stream().filter(wanted::contains).forEach(name -> values.put(name, new ArrayList<>()));
    boolean[] kept = new boolean[names.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values.containsKey(names.get(i));
    }
    long count = kept.length == 0 ? 0 : head.count();
    for (long i = 0; i < count; i++) {
      for (int field = 0; field < kept.length; field++) {
        try {
          if (kept[field]) {
            values.get(names.get(field)).add(element(end, depth));
          } else {
            elements.nextWithin(end);
            elements.skip();
          }
        } catch (Misfit e) {
          throw e.inside(count == 1 ? names.get(field) : "(" + (i + 1) + ")." + names.get(field));
        }
      }
    }
    return new MatValue.Struct(Misfit.size("the number of structs", count), values);
  }

  private List<String> fieldNames(long end) throws IOException {
    elements.nextWithin(end);
    int nameBytes = elements.into(scratch) < 4 ? 0 : (int) NumberType.INT32.at(scratch, 0, order);
    elements.nextWithin(end);
    if (nameBytes <= 0 || nameBytes > 256 || elements.bytes() > MOST_BYTES_OF_NAMES) {
      throw new Misfit(
          "names of fields must have 1 to 256 bytes each and "
              + MOST_BYTES_OF_NAMES
              + " in all, but have "
              + nameBytes
              + " and "
              + elements.bytes());
    }
    byte[] packed = elements.payload();
    List<String> names = new ArrayList<>();
    for (int at = 0; at + nameBytes <= packed.length; at += nameBytes) {
      String name = new String(packed, at, nameBytes, StandardCharsets.ISO_8859_1);
      names.add(name.contains("\0") ? name.substring(0, name.indexOf('\0')) : name);
    }
    return names;
  }

  /** A field of a struct or a value of a cell array. */
  private MatValue element(long parentEnd, int depth) throws IOException {
    allowance.memory(VALUE_BYTES);
    elements.nextWithin(parentEnd);
    if (elements.type() != ElementType.MATRIX) {
      throw new Misfit("a value must be an array, of type 14, but is of type " + elements.type());
    }
    if (elements.bytes() == 0) {
      return EMPTY;
    }
    long end = input.position() + elements.bytes();
    long padding = -elements.bytes() & 7;
    MatValue value = content(head(), end, depth + 1);
    goTo(end);
    input.skip(padding);
    return value;
  }

  private MatValue.Other passOver(long end, String kind) throws IOException {
    goTo(end);
    return new MatValue.Other(kind);
  }

  private void goTo(long end) throws IOException {
    if (input.position() > end) {
      throw new Misfit(
          "a value must hold what is in it, but ends "
              + (input.position() - end)
              + " bytes before");
    }
    input.skip(end - input.position());
  }

  private MatValue text(long end) throws IOException {
    elements.nextWithin(end);
    int type = elements.type();
    allowance.memory(6 * elements.bytes());
    byte[] bytes = elements.payload();
    if (type == ElementType.UTF8) {
      return new MatValue.Text(new String(bytes, StandardCharsets.UTF_8));
    }
    NumberType units =
        switch (type) {
          case ElementType.UTF16 -> NumberType.UINT16;
          case ElementType.UTF32 -> NumberType.UINT32;
          default -> numberType(type);
        };
    StringBuilder text = new StringBuilder(bytes.length / units.bytes());
    for (int at = 0; at + units.bytes() <= bytes.length; at += units.bytes()) {
      text.append((char) ((int) units.at(bytes, at, order) & (units.bytes() == 1 ? 0xff : 0xffff)));
    }
    return new MatValue.Text(text.toString());
  }

  private MatValue numbers(Head head, long end) throws IOException {
    elements.nextWithin(end);
    NumberType type = numberType(elements.type());
    if (head.count() != elements.bytes() / type.bytes()) {
      throw new Misfit(
          "there must be as many numbers as the dimensions "
              + head.dimensions()
              + " tell, but there are "
              + elements.bytes() / type.bytes());
    }
    return new MatValue.Numbers(head.dimensions(), type, order, bytes());
  }

  private static NumberType numberType(int type) {
    return ElementType.numbers(type)
        .orElseThrow(() -> new Misfit("values must be of a type of numbers, but are of " + type));
  }

  /** Stays in the file where it is large and not compressed. */
  private ByteSpans bytes() throws IOException {
    long length = elements.bytes();
    if (elements.inTag() || length <= STAYS_IN_FILE_BYTES) {
      return new HeldSpans(List.of(elements.payload()), length);
    }
    if (input.filePosition().isPresent()) {
      ByteSpans span = file.span(input.filePosition().getAsLong(), length);
      elements.skip();
      return span;
    }
    List<byte[]> blocks = new ArrayList<>();
    for (long left = length; left > 0; left -= HeldSpans.BLOCK_BYTES) {
      int some = (int) Math.min(left, HeldSpans.BLOCK_BYTES);
      allowance.memory(some);
      byte[] block = new byte[some];
      input.read(block, 0, some);
      blocks.add(block);
    }
    elements.pad();
    return new HeldSpans(blocks, length);
  }
}
