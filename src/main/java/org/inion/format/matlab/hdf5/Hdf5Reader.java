package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.inion.format.bytes.ByteSpans;
import org.inion.format.bytes.NumberType;
import org.inion.format.matlab.MatValue;
import org.inion.format.matlab.Misfit;
import org.inion.format.matlab.PagedFile;
import org.inion.format.matlab.hdf5.Attributes.MatlabClass;

/**
 * The variables of a MAT-file of version 7.3.
 *
 * <p><b>Source</b>: HDF5 File Format Specification 3.0, II.A "Format Signature and Superblock". How
 * MATLAB lays its values out is not published: a group is a struct; a group of sets of references
 * without a class is an array of structs; a set of references with the class {@code cell} is one.
 */
public final class Hdf5Reader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int DEEPEST = 12;
  private static final int VALUE_BYTES = 700;

  private final Hdf5File file;
  private final Set<String> wanted;

  /** For a file that has a {@link #base}. */
  public Hdf5Reader(PagedFile file, Set<String> wanted) throws IOException {
    this.file = new Hdf5File(file, base(file).orElseThrow());
    this.wanted = Set.copyOf(wanted);
  }

  /** Where in a file its HDF5 part begins, or empty where it has none. */
  public static OptionalLong base(PagedFile file) throws IOException {
    for (long base = 0; base + SIGNATURE.length <= file.size(); base = base == 0 ? 512 : 2 * base) {
      int same = 0;
      while (same < SIGNATURE.length && file.at(base + same) == (SIGNATURE[same] & 0xff)) {
        same++;
      }
      if (same == SIGNATURE.length) {
        return OptionalLong.of(base);
      }
    }
    return OptionalLong.empty();
  }

  /** The wanted variables. */
  public MatValue.Struct read() throws IOException {
    ObjectHeader root = ObjectHeader.read(file, rootAddress());
    Map<String, List<MatValue>> variables = new HashMap<>();
    for (Map.Entry<String, Long> link : Links.of(file, root, wanted).orElse(Map.of()).entrySet()) {
      try {
        variables.put(link.getKey(), List.of(value(link.getValue(), 0)));
      } catch (Misfit e) {
        throw e.inside(link.getKey());
      }
    }
    return new MatValue.Struct(1, variables);
  }

  private long rootAddress() throws IOException {
    int version = (int) file.number(8, 1);
    boolean old = version < 2;
    long offsetBytes = file.number(old ? 13 : 9, 1);
    long lengthBytes = file.number(old ? 14 : 10, 1);
    if (version > 3 || offsetBytes != 8 || lengthBytes != 8) {
      throw new Misfit(
          "the superblock must be of version 0 to 3 with addresses and sizes of 8 bytes, but was of "
              + version
              + " with "
              + offsetBytes
              + " and "
              + lengthBytes);
    }
    if (old) {
      return file.number((version == 0 ? 24 : 28) + 4 * 8 + 8, 8);
    }
    return file.number(12 + 3 * 8, 8);
  }

  private MatValue value(long address, int depth) throws IOException {
    file.allowance().memory(VALUE_BYTES);
    if (depth > DEEPEST) {
      return new MatValue.Other("a value in " + depth + " others");
    }
    ObjectHeader header = ObjectHeader.read(file, address);
    Optional<Map<String, Long>> links = Links.of(file, header, wanted);
    return links.isPresent() ? struct(links.get(), depth) : numbers(header, depth);
  }

  private MatValue struct(Map<String, Long> links, int depth) throws IOException {
    Map<String, List<MatValue>> fields = new HashMap<>();
    int count = 1;
    for (Map.Entry<String, Long> link : links.entrySet()) {
      try {
        ObjectHeader header = ObjectHeader.read(file, link.getValue());
        List<MatValue> values;
        if (column(header)) {
          values = referenced(header, depth);
          count = values.size();
        } else {
          values = List.of(value(link.getValue(), depth + 1));
        }
        fields.put(link.getKey(), values);
      } catch (Misfit e) {
        throw e.inside(link.getKey());
      }
    }
    return new MatValue.Struct(count, fields);
  }

  /** Whether an object has one reference for each struct of an array. */
  private boolean column(ObjectHeader header) throws IOException {
    return header.find(ObjectHeader.DATASPACE).isPresent()
        && Shape.of(file, header).reference()
        && Attributes.of(file, header).matlabClass().isEmpty();
  }

  private List<MatValue> referenced(ObjectHeader header, int depth) throws IOException {
    Shape shape = Shape.of(file, header);
    ByteSpans bytes = Storage.of(file, header, shape);
    List<MatValue> values = new ArrayList<>();
    byte[] address = new byte[8];
    for (long at = 0; at < bytes.size(); at += 8) {
      bytes.read(at, address, 0, 8);
      long pointed = (long) NumberType.INT64.at(address, 0, shape.order());
      values.add(pointed == 0 ? MatValue.empty() : value(pointed, depth + 1));
    }
    return values;
  }

  private MatValue numbers(ObjectHeader header, int depth) throws IOException {
    if (header.find(ObjectHeader.DATASPACE).isEmpty()) {
      return new MatValue.Other("an object without values");
    }
    Attributes attributes = Attributes.of(file, header);
    Shape shape = Shape.of(file, header);
    boolean text = attributes.matlabClass().equals(Optional.of(MatlabClass.CHAR));
    if (attributes.empty()) {
      return text ? new MatValue.Text("") : MatValue.empty();
    }
    if (shape.reference()) {
      return new MatValue.Cell(referenced(header, depth));
    }
    if (shape.number().isEmpty()) {
      return new MatValue.Other("complex numbers or records");
    }
    ByteSpans bytes = Storage.of(file, header, shape);
    return text
        ? text(shape, bytes)
        : new MatValue.Numbers(
            backwards(shape.dimensions()), shape.number().get(), shape.order(), bytes);
  }

  private MatValue.Text text(Shape shape, ByteSpans bytes) throws IOException {
    file.allowance().memory(6 * bytes.size());
    byte[] units = new byte[Math.toIntExact(bytes.size())];
    bytes.read(0, units, 0, units.length);
    NumberType type =
        shape
            .number()
            .orElseThrow(() -> new Misfit("text must be numbers of characters, but is not"));
    StringBuilder text = new StringBuilder(units.length / type.bytes());
    for (int at = 0; at + type.bytes() <= units.length; at += type.bytes()) {
      text.append((char) (int) type.at(units, at, shape.order()));
    }
    return new MatValue.Text(text.toString());
  }

  /** MATLAB's first dimension is the fastest, HDF5's the slowest. */
  private static List<Long> backwards(List<Long> dimensions) {
    List<Long> reversed = new ArrayList<>(dimensions);
    java.util.Collections.reverse(reversed);
    return reversed;
  }
}
