package org.inion.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inion.batch.BatchProfile;

/** A profile of batches as people read it: a bar for each part, of the epochs' wall time. */
final class BatchProfileText {
  private static final int BAR = 30;

  private BatchProfileText() {}

  static String of(BatchProfile profile, double indexSeconds, String path) {
    double wall = profile.wallSeconds();
    List<List<String>> parts = new ArrayList<>();
    parts.add(part("scan: read and decompress, all threads", profile.times().scanSeconds(), wall));
    parts.add(part("batch thread: waits for the scan", profile.times().partWaitSeconds(), wall));
    parts.add(part("batch thread: chooses windows", profile.times().drawSeconds(), wall));
    parts.add(part("batch thread: copies and decodes", profile.times().copySeconds(), wall));
    parts.add(part("taker: waits for batches", profile.waitSeconds(), wall));
    parts.add(part("garbage collection", profile.gcSeconds(), wall));
    List<List<String>> rest =
        List.of(
            List.of("windows", String.format(Locale.ROOT, "%,d", profile.times().windows())),
            List.of("batches", String.format(Locale.ROOT, "%,d", profile.batches())),
            List.of("size", Figures.size(profile.times().bytes())),
            List.of(
                "speed",
                String.format(
                    Locale.ROOT,
                    "%,.0f windows/s, %,.0f MB/s",
                    profile.windowsPerSecond(),
                    profile.megabytesPerSecond())),
            List.of("index read in", Figures.time(indexSeconds)),
            List.of("first batch after", Figures.time(profile.firstBatchSeconds())),
            List.of("epochs took", Figures.time(wall)),
            List.of("most of Arrow's memory", Figures.size(profile.peakBytes())));
    return "\nBatches of "
        + path
        + "\n\n"
        + Figures.table(rest)
        + "\nShare of the epochs' time; the threads work at the same time\n\n"
        + Figures.table(parts);
  }

  private static List<String> part(String name, double seconds, double wall) {
    double share = wall > 0 ? seconds / wall : 0;
    int filled = (int) Math.round(BAR * Math.min(1, share));
    return List.of(
        name,
        Figures.time(seconds),
        Figures.percent(share),
        "█".repeat(filled) + "·".repeat(BAR - filled));
  }
}
