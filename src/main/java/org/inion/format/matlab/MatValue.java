package org.inion.format.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A value of a MAT-file. */
public sealed interface MatValue {

  /** What a person calls it. */
  String kind();

  /** Text of one line. */
  record Text(String text) implements MatValue {
    @Override
    public String kind() {
      return "text";
    }
  }

  /**
   * Numbers, which may still lie in the file.
   *
   * @param dimensions as MATLAB counts them: rows, columns, and further ones
   * @param bytes the numbers, first dimension fastest
   */
  record Numbers(List<Long> dimensions, NumberType type, ByteOrder order, ByteSpans bytes)
      implements MatValue {
    public Numbers {
      dimensions = List.copyOf(dimensions);
    }

    /** How many there are. */
    public long count() {
      return bytes.size() / type.bytes();
    }

    /** The first, or empty where there is none. */
    public OptionalDouble first() throws IOException {
      if (count() == 0) {
        return OptionalDouble.empty();
      }
      byte[] value = new byte[type.bytes()];
      bytes.read(0, value, 0, value.length);
      return OptionalDouble.of(type.at(value, 0, order));
    }

    @Override
    public String kind() {
      return count() == 1 ? "a number" : count() + " numbers";
    }
  }

  /**
   * A struct, or an array of structs.
   *
   * @param count of structs
   * @param fields by name, in order, of those that were wanted: one value for each struct
   */
  record Struct(int count, Map<String, List<MatValue>> fields) implements MatValue {
    public Struct {
      // Kept in order: what is written from it is the same bytes each time.
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A field of one of the structs. */
    public Optional<MatValue> field(String name, int number) {
      List<MatValue> values = fields.getOrDefault(name, List.of());
      return number < values.size() ? Optional.of(values.get(number)) : Optional.empty();
    }

    /** A field of the only struct. */
    public Optional<MatValue> field(String name) {
      return field(name, 0);
    }

    @Override
    public String kind() {
      return "an array of " + count + " structs";
    }
  }

  /** Values in braces. */
  record Cell(List<MatValue> values) implements MatValue {
    public Cell {
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a cell array of " + values.size();
    }
  }

  /** What has no meaning here: sparse or complex numbers, objects, functions. */
  record Other(String kind) implements MatValue {}

  /** A number of float64. */
  static Numbers number(double value) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array();
    return new Numbers(
        List.of(1L, 1L),
        NumberType.FLOAT64,
        ByteOrder.LITTLE_ENDIAN,
        new HeldSpans(List.of(bytes), bytes.length));
  }

  /** Nothing, as {@code []} is. */
  static Numbers empty() {
    return new Numbers(
        List.of(0L, 0L), NumberType.FLOAT64, ByteOrder.LITTLE_ENDIAN, new HeldSpans(List.of(), 0));
  }
}
