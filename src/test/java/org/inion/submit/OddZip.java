package org.inion.submit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip for tests, that begins as a good one. */
final class OddZip {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** Our script, and a small model for both challenges. */
  static OddZip good() {
    OddZip zip = new OddZip();
    zip.files.put(SubmissionZip.SCRIPT, SubmissionZip.script());
    for (Challenge challenge : Challenge.values()) {
      zip.files.put(challenge.weights(), TestModels.computing(TestModels.MEAN, Map.of()));
    }
    return zip;
  }

  /** Our script as text. */
  static String script() {
    return new String(SubmissionZip.script(), StandardCharsets.UTF_8);
  }

  OddZip with(String name, byte[] bytes) {
    files.put(name, bytes);
    return this;
  }

  OddZip with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  OddZip without(String name) {
    files.remove(name);
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return to.toByteArray();
  }

  Path in(Path folder) throws IOException {
    return Files.write(folder.resolve("odd.zip"), bytes());
  }

  /** Every place of one text holds another of the same length. */
  static byte[] replaced(byte[] bytes, String from, String to) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }
}
