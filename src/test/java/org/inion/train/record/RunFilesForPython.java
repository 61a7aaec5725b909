package org.inion.train.record;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes files that Python is to read: {@code src/test/python/make_run_fixtures.py FOLDER}. Its
 * argument is the folder.
 */
final class RunFilesForPython {
  private RunFilesForPython() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("flat", new StoredArray.Floats(new long[] {2, 2}, new float[] {1, -2, 0.5f, 3e-9f}));
    arrays.put("wide", StoredArray.of(0.1, -0.0));
    arrays.put("step", new StoredArray.Longs(new long[] {}, new long[] {1L << 40}));
    arrays.put("none", new StoredArray.Floats(new long[] {0, 3}, new float[] {}));
    Safetensors.of(arrays, Map.of("network", "eegnet")).write(folder.resolve("ours.safetensors"));
    Instant start = Instant.parse("2026-01-02T03:04:05.5Z");
    try (EventFile first = EventFile.begin(folder, start)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        first.append("train/loss", 100L * epoch, 1.0 / epoch, start.plusSeconds(epoch));
        first.append("subject/pearson_r", 100L * epoch, 0.2 * epoch, start.plusSeconds(epoch));
      }
    }
    Instant later = start.plusSeconds(3600);
    try (EventFile resumed = EventFile.begin(folder, later)) {
      resumed.append("train/loss", 400, 0.25, later);
    }
  }
}
