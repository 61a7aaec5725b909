package org.inion.model.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A script as an archive that {@code torch.jit.load} and libtorch read: a zip without compression,
 * with the source and a pickled module that has no weights of its own.
 *
 * <p><b>Source</b>: PyTorch, {@code torch/csrc/jit/docs/serialization.md}.
 */
public final class ScriptArchive {
  /** Read by every libtorch since 1.6. */
  private static final String FORMAT_VERSION = "3\n";

  private ScriptArchive() {}

  /**
   * Writes an archive.
   *
   * @param source of a class {@code Network} with one attribute, {@code training}
   * @param name of the folder inside it
   */
  public static void write(String source, String name, OutputStream to) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      zip.setMethod(ZipOutputStream.STORED);
      entry(zip, name + "/data.pkl", module());
      entry(zip, name + "/code/__torch__.py", utf8(source));
      entry(zip, name + "/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      entry(zip, name + "/version", utf8(FORMAT_VERSION));
    }
  }

  /** The object {@code __torch__.Network} with its one attribute, {@code training = False}. */
  private static byte[] module() throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2});
    pickle.write(utf8("c__torch__\nNetwork\n"));
    pickle.write(utf8(")"));
    pickle.write(0x81);
    pickle.write(utf8("}(X"));
    byte[] attribute = utf8("training");
    pickle.write(new byte[] {(byte) attribute.length, 0, 0, 0});
    pickle.write(attribute);
    pickle.write(0x89);
    pickle.write(utf8("ub."));
    return pickle.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    entry.setSize(bytes.length);
    entry.setCompressedSize(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
