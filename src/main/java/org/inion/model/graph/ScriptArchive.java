package org.inion.model.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inion.file.StoredZip;

/**
 * A script as an archive that {@code torch.jit.load} and libtorch read: a zip without compression,
 * with the source, the pickled module and its arrays. The same contents give the same bytes.
 *
 * <p><b>Source</b>: PyTorch, {@code torch/csrc/jit/docs/serialization.md}.
 *
 * @param source of a class {@code Network} with the attribute {@code training} and one for each
 *     array
 * @param arrays of the module
 * @param extras further files, by name, that {@code torch.jit.load} gives on demand and otherwise
 *     passes over
 */
public record ScriptArchive(String source, List<ModuleArray> arrays, Map<String, String> extras) {
  /** Read by every libtorch since 1.6. */
  private static final String FORMAT_VERSION = "3\n";

  public ScriptArchive {
    arrays = List.copyOf(arrays);
    extras = Map.copyOf(extras);
  }

  /** A script that is given its arrays with each call. */
  public ScriptArchive(String source) {
    this(source, List.of(), Map.of());
  }

  /** Where an extra file lies in an archive. */
  public static String extra(String archive, String name) {
    return archive + "/extra/" + name;
  }

  /**
   * Writes the archive.
   *
   * @param name of the folder inside it
   */
  public void write(String name, OutputStream to) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    new TreeMap<>(extras).forEach((extra, text) -> files.put(extra(name, extra), utf8(text)));
    files.put(name + "/data.pkl", new ModulePickle(arrays).bytes());
    files.put(name + "/code/__torch__.py", utf8(source));
    for (int i = 0; i < arrays.size(); i++) {
      files.put(name + "/data/" + i, littleEndian(arrays.get(i).values()));
    }
    files.put(name + "/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
    files.put(name + "/version", utf8(FORMAT_VERSION));
    StoredZip.write(files, to);
  }

  /** The archive as bytes. */
  public byte[] bytes(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(name, bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static byte[] littleEndian(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
