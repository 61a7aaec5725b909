package org.inion.dsp.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** As much of an EDF reader as the recordings of eegmat need: EEG channels of one rate. */
final class PlainEdf {
  final List<String> names = new ArrayList<>();
  final float[][] signal;
  final int rateHz;

  PlainEdf(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int signals = (int) number(bytes, 252, 4);
    int records = (int) number(bytes, 236, 8);
    double seconds = number(bytes, 244, 8);
    int[] perRecord = new int[signals];
    int recordSamples = 0;
    List<Integer> kept = new ArrayList<>();
    for (int s = 0; s < signals; s++) {
      perRecord[s] = (int) number(bytes, 256 + 216 * signals + 8 * s, 8);
      recordSamples += perRecord[s];
      String label = text(bytes, 256 + 16 * s, 16);
      if (label.startsWith("EEG") && !label.contains("A2-A1")) {
        kept.add(s);
        names.add(label);
      }
    }
    rateHz = (int) Math.round(perRecord[kept.get(0)] / seconds);
    signal = new float[kept.size()][records * perRecord[kept.get(0)]];
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < kept.size(); k++) {
      int s = kept.get(k);
      int before = 0;
      for (int i = 0; i < s; i++) {
        before += perRecord[i];
      }
      double low = number(bytes, 256 + 104 * signals + 8 * s, 8);
      double high = number(bytes, 256 + 112 * signals + 8 * s, 8);
      double digitalLow = number(bytes, 256 + 120 * signals + 8 * s, 8);
      double digitalHigh = number(bytes, 256 + 128 * signals + 8 * s, 8);
      double gain = (high - low) / (digitalHigh - digitalLow);
      for (int t = 0; t < signal[k].length; t++) {
        int record = t / perRecord[s];
        int at = record * recordSamples + before + t % perRecord[s];
        short digital = data.getShort(256 * (signals + 1) + 2 * at);
        signal[k][t] = (float) ((digital - digitalLow) * gain + low);
      }
    }
  }

  private static double number(byte[] bytes, int at, int length) {
    return Double.parseDouble(text(bytes, at, length));
  }

  private static String text(byte[] bytes, int at, int length) {
    return new String(bytes, at, length, StandardCharsets.US_ASCII).trim();
  }
}
