package org.inion.ingest;

import java.util.Map;
import java.util.TreeMap;
import org.inion.dsp.artifact.ArtifactKind;
import org.inion.dsp.artifact.WindowArtifacts;

/** Counts the windows of one recording. */
final class WindowTally {
  private final Map<String, Integer> counts;
  private final Map<String, Integer> flags = new TreeMap<>();
  private int written;
  private int clean;

  WindowTally(Map<String, Integer> before) {
    counts = new TreeMap<>(before);
    for (ArtifactKind kind : ArtifactKind.values()) {
      flags.put(kind.flagColumn(), 0);
    }
  }

  /** Counts something beside the windows; nothing is not counted. */
  void count(String what, int times) {
    if (times > 0) {
      counts.merge(what, times, Integer::sum);
    }
  }

  /** Counts a window that was written. */
  void add(WindowArtifacts artifacts) {
    written++;
    clean += artifacts.clean() ? 1 : 0;
    for (ArtifactKind kind : ArtifactKind.values()) {
      if (artifacts.flag(kind)) {
        flags.merge(kind.flagColumn(), 1, Integer::sum);
      }
      if (Float.isNaN(artifacts.value(kind))) {
        counts.merge("not measurable " + kind.valueColumn(), 1, Integer::sum);
      }
    }
  }

  int written() {
    return written;
  }

  int clean() {
    return clean;
  }

  Map<String, Integer> flags() {
    return flags;
  }

  Map<String, Integer> counts() {
    return counts;
  }
}
