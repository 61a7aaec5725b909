package org.inion.train.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/** Reads the safetensors format, and refuses what breaks it. */
final class SafetensorsReader {
  /** The largest header that the format allows. */
  private static final long MOST_HEADER_BYTES = 100_000_000;

  private static final int BLOCK_BYTES = 1 << 19;
  private static final String WAY_OUT = "The file is damaged or of another kind: give another.";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Where where;
  private final FileChannel channel;

  private SafetensorsReader(Where where, FileChannel channel) {
    this.where = where;
    this.channel = channel;
  }

  static Safetensors read(Path file) {
    Where where = Where.file(file.toString());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new SafetensorsReader(where, channel).read();
    } catch (IOException e) {
      throw where.bad(
          "Cannot read: it must be a file that can be opened, but was: "
              + WholeFile.reason(e)
              + ". Give the path of a safetensors file.",
          e);
    }
  }

  private Safetensors read() throws IOException {
    long size = channel.size();
    require(size >= Long.BYTES, where, "its size", "at least 8 bytes", size + " bytes");
    long length = bytes(0, Long.BYTES).getLong();
    long most = Math.min(MOST_HEADER_BYTES, size - Long.BYTES);
    require(
        length >= 2 && length <= most,
        where,
        "the header's length",
        "2 to " + most + " bytes",
        Long.toUnsignedString(length) + " bytes");
    JsonNode header = json(bytes(Long.BYTES, (int) length));
    long start = Long.BYTES + length;
    Map<String, String> metadata = metadata(header.path(SafetensorsWriter.METADATA));
    List<SafetensorsEntry> entries = new ArrayList<>();
    header.fieldNames().forEachRemaining(name -> addEntry(entries, name, header.get(name)));
    requireGapless(entries, size - start);
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    for (SafetensorsEntry entry : entries) {
      arrays.put(entry.name(), values(entry, start));
    }
    return new Safetensors(where, arrays, metadata);
  }

  private JsonNode json(ByteBuffer bytes) {
    byte[] text = new byte[bytes.remaining()];
    bytes.get(text);
    try {
      JsonNode header = JSON.readTree(text);
      require(header.isObject(), where, "the header", "a JSON object", header.getNodeType() + "");
      return header;
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "" : e.getMessage();
      throw where.bad(
          "Cannot read: the header must be JSON, but was: "
              + reason.lines().findFirst().orElse("")
              + ". "
              + WAY_OUT,
          e);
    }
  }

  private Map<String, String> metadata(JsonNode json) {
    Where field = where.field(SafetensorsWriter.METADATA);
    require(json.isMissingNode() || json.isObject(), field, "it", "an object of texts", json + "");
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> text : json.properties()) {
      require(
          text.getValue().isTextual(), field, text.getKey(), "a text", text.getValue().toString());
      metadata.put(text.getKey(), text.getValue().textValue());
    }
    return metadata;
  }

  private void addEntry(List<SafetensorsEntry> entries, String name, JsonNode json) {
    if (!name.equals(SafetensorsWriter.METADATA)) {
      entries.add(SafetensorsEntry.of(name, json, where.field(name)));
    }
  }

  /** The values lie one behind the other and end where the file ends. */
  private void requireGapless(List<SafetensorsEntry> entries, long dataBytes) {
    long at = 0;
    for (SafetensorsEntry entry :
        entries.stream()
            .sorted(
                Comparator.comparingLong(SafetensorsEntry::begin)
                    .thenComparingLong(SafetensorsEntry::end))
            .toList()) {
      Where field = where.field(entry.name());
      String offsets = "[" + entry.begin() + ", " + entry.end() + "]";
      require(entry.begin() == at, field, "data_offsets", "from " + at + " on", offsets);
      require(
          entry.end() <= dataBytes,
          field,
          "data_offsets",
          "within the " + dataBytes + " bytes of values that the file holds",
          offsets);
      at = entry.end();
    }
    require(at == dataBytes, where, "bytes of values", String.valueOf(at), dataBytes + "");
  }

  private StoredArray values(SafetensorsEntry entry, long start) throws IOException {
    int size = (int) ((entry.end() - entry.begin()) / entry.type().bytes());
    float[] floats = new float[entry.type() == StoredArray.Type.F32 ? size : 0];
    double[] doubles = new double[entry.type() == StoredArray.Type.F64 ? size : 0];
    long[] longs = new long[entry.type() == StoredArray.Type.I64 ? size : 0];
    int step = BLOCK_BYTES / entry.type().bytes();
    for (int from = 0; from < size; from += step) {
      int count = Math.min(step, size - from);
      long at = start + entry.begin() + (long) from * entry.type().bytes();
      ByteBuffer block = bytes(at, count * entry.type().bytes());
      switch (entry.type()) {
        case F32 -> block.asFloatBuffer().get(floats, from, count);
        case F64 -> block.asDoubleBuffer().get(doubles, from, count);
        case I64 -> block.asLongBuffer().get(longs, from, count);
      }
    }
    return switch (entry.type()) {
      case F32 -> new StoredArray.Floats(entry.shape(), floats);
      case F64 -> new StoredArray.Doubles(entry.shape(), doubles);
      case I64 -> new StoredArray.Longs(entry.shape(), longs);
    };
  }

  private ByteBuffer bytes(long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  /** Throws {@link BadDataException} unless it holds. */
  static void require(boolean holds, Where where, String field, String rule, String was) {
    if (!holds) {
      throw where.bad(
          "Cannot read: %s must be %s, but was %s. %s".formatted(field, rule, was, WAY_OUT));
    }
  }
}
