package org.inion.dsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first channels of an EDF file, just enough of the format for the recordings of the tests. */
final class EdfChannels {
  private EdfChannels() {}

  static float[][] read(Path path, int channels, int samples) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int signals = (int) number(bytes, 252, 4);
    int record = 0;
    float[][] values = new float[channels][samples];
    for (int s = 0; s < signals; s++) {
      record += 2 * (int) number(bytes, 256 + 216 * signals + 8 * s, 8);
    }
    int data = 256 * (signals + 1);
    ByteBuffer digital = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int before = 0;
    for (int c = 0; c < channels; c++) {
      double physicalMin = number(bytes, 256 + 104 * signals + 8 * c, 8);
      double physicalMax = number(bytes, 256 + 112 * signals + 8 * c, 8);
      double digitalMin = number(bytes, 256 + 120 * signals + 8 * c, 8);
      double digitalMax = number(bytes, 256 + 128 * signals + 8 * c, 8);
      double gain = (physicalMax - physicalMin) / (digitalMax - digitalMin);
      int perRecord = (int) number(bytes, 256 + 216 * signals + 8 * c, 8);
      for (int i = 0; i < samples; i++) {
        int at = data + i / perRecord * record + before + 2 * (i % perRecord);
        values[c][i] = (float) ((digital.getShort(at) - digitalMin) * gain + physicalMin);
      }
      before += 2 * perRecord;
    }
    return values;
  }

  private static double number(byte[] bytes, int at, int length) {
    return Double.parseDouble(new String(bytes, at, length, StandardCharsets.US_ASCII).trim());
  }
}
