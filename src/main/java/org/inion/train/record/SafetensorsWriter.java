package org.inion.train.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes arrays in the safetensors format: the length of the header, the header, the values. */
final class SafetensorsWriter {
  static final String METADATA = "__metadata__";
  static final int ALIGNMENT = 8;
  private static final int BLOCK_VALUES = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SafetensorsWriter() {}

  static void write(Safetensors content, Path file) {
    List<Map.Entry<String, StoredArray>> order =
        content.arrays().entrySet().stream().sorted(wideFirst()).toList();
    byte[] header = header(content, order);
    WholeFile.write(
        file,
        channel -> {
          ByteBuffer start = little(Long.BYTES + header.length).putLong(header.length).put(header);
          WholeFile.all(channel, start.flip());
          for (Map.Entry<String, StoredArray> entry : order) {
            values(channel, entry.getValue());
          }
        });
  }

  /** Values of eight bytes before those of four, so that each begins at a multiple of its size. */
  private static Comparator<Map.Entry<String, StoredArray>> wideFirst() {
    return Comparator.comparingInt(entry -> -entry.getValue().type().bytes());
  }

  private static byte[] header(Safetensors content, List<Map.Entry<String, StoredArray>> order) {
    Map<String, long[]> offsets = new LinkedHashMap<>();
    long at = 0;
    for (Map.Entry<String, StoredArray> entry : order) {
      long end = at + (long) entry.getValue().size() * entry.getValue().type().bytes();
      offsets.put(entry.getKey(), new long[] {at, end});
      at = end;
    }
    ObjectNode json = JSON.createObjectNode();
    if (!content.metadata().isEmpty()) {
      ObjectNode metadata = json.putObject(METADATA);
      content.metadata().forEach(metadata::put);
    }
    content
        .arrays()
        .forEach(
            (name, array) ->
                json.putObject(name)
                    .put("dtype", array.type().name())
                    .putPOJO("shape", array.shape())
                    .putPOJO("data_offsets", offsets.get(name)));
    return padded(json);
  }

  private static byte[] padded(ObjectNode json) {
    try {
      byte[] text = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
      int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      byte[] padded = Arrays.copyOf(text, length);
      Arrays.fill(padded, text.length, length, (byte) ' ');
      return padded;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void values(FileChannel channel, StoredArray array) throws IOException {
    ByteBuffer block = little(Math.min(array.size(), BLOCK_VALUES) * array.type().bytes());
    for (int from = 0; from < array.size(); from += BLOCK_VALUES) {
      int count = Math.min(BLOCK_VALUES, array.size() - from);
      block.clear().limit(count * array.type().bytes());
      if (array instanceof StoredArray.Floats floats) {
        block.asFloatBuffer().put(floats.values(), from, count);
      } else if (array instanceof StoredArray.Doubles doubles) {
        block.asDoubleBuffer().put(doubles.values(), from, count);
      } else if (array instanceof StoredArray.Longs longs) {
        block.asLongBuffer().put(longs.values(), from, count);
      }
      WholeFile.all(channel, block);
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
