package org.inion.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scales of an EDF file, read by itself: nothing here is of the project's own reader. */
final class PlainHeader {
  private final byte[] bytes;
  private final int signals;

  private PlainHeader(byte[] bytes, int signals) {
    this.bytes = bytes;
    this.signals = signals;
  }

  static PlainHeader read(Path edf) throws IOException {
    byte[] bytes = Files.readAllBytes(edf);
    return new PlainHeader(bytes, Integer.parseInt(text(bytes, 252, 4)));
  }

  static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.US_ASCII).trim();
  }

  /** A digital value in µV: worked out in float64, rounded once. */
  float microvolts(int signal, int digital) {
    double physicalMin = field(104, signal);
    double physicalMax = field(112, signal);
    double digitalMin = field(120, signal);
    double digitalMax = field(128, signal);
    double gain = (physicalMax - physicalMin) / (digitalMax - digitalMin);
    return (float) ((digital - digitalMin) * gain + physicalMin);
  }

  private double field(int widthBefore, int signal) {
    return Double.parseDouble(text(bytes, 256 + widthBefore * signals + 8 * signal, 8));
  }
}
