package org.inion.train.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.inion.error.Where;

/**
 * What a header says of one array.
 *
 * @param begin first byte of its values, behind the header
 * @param end byte behind its last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SafetensorsEntry(String name, StoredArray.Type type, long[] shape, long begin, long end) {

  static SafetensorsEntry of(String name, JsonNode json, Where where) {
    String dtype = json.path("dtype").asText();
    Optional<StoredArray.Type> type =
        Arrays.stream(StoredArray.Type.values())
            .filter(one -> one.name().equals(dtype))
            .findFirst();
    if (type.isEmpty()) {
      throw where.bad(
          "Cannot read: dtype must be F32, F64 or I64, but was %s. Convert it to one of these."
              .formatted(json.path("dtype")));
    }
    long[] shape = numbers(json.path("shape"), where, "shape");
    long[] offsets = numbers(json.path("data_offsets"), where, "data_offsets");
    SafetensorsReader.require(
        offsets.length == 2 && offsets[0] <= offsets[1],
        where,
        "data_offsets",
        "begin and end",
        Arrays.toString(offsets));
    long count = count(shape, where);
    SafetensorsReader.require(
        count <= (Long.MAX_VALUE >> 4) && offsets[1] - offsets[0] == count * type.get().bytes(),
        where,
        "data_offsets",
        "%d values of %d bytes apart, as the shape says".formatted(count, type.get().bytes()),
        Arrays.toString(offsets));
    SafetensorsReader.require(
        count <= Integer.MAX_VALUE - 8,
        where,
        "shape",
        "one of at most 2147483639 values",
        Arrays.toString(shape));
    return new SafetensorsEntry(name, type.get(), shape, offsets[0], offsets[1]);
  }

  private static long count(long[] shape, Where where) {
    try {
      return StoredArray.count(shape);
    } catch (ArithmeticException e) {
      throw where.bad(
          "Cannot read: shape must be one that can be counted, but was %s. Give another file."
              .formatted(Arrays.toString(shape)),
          e);
    }
  }

  private static long[] numbers(JsonNode json, Where where, String field) {
    boolean sound =
        json.isArray()
            && StreamSupport.stream(json.spliterator(), false)
                .allMatch(one -> one.isIntegralNumber() && one.canConvertToLong())
            && StreamSupport.stream(json.spliterator(), false).allMatch(one -> one.asLong() >= 0);
    SafetensorsReader.require(sound, where, field, "a list of whole numbers >= 0", json.toString());
    return StreamSupport.stream(json.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
  }
}
