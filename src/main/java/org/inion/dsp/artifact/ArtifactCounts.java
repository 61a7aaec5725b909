package org.inion.dsp.artifact;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Windows counted: all, clean ones, and by kind those that are flagged and those in which the kind
 * could not be measured.
 */
public record ArtifactCounts(
    long windows,
    long clean,
    Map<ArtifactKind, Long> flagged,
    Map<ArtifactKind, Long> notMeasurable)
    implements Serializable {

  /** No window yet. */
  public static final ArtifactCounts NONE = of(List.of());

  public ArtifactCounts {
    flagged = Collections.unmodifiableMap(new EnumMap<>(flagged));
    notMeasurable = Collections.unmodifiableMap(new EnumMap<>(notMeasurable));
  }

  /** The counts of some windows; every kind is a key. */
  public static ArtifactCounts of(List<WindowArtifacts> windows) {
    Map<ArtifactKind, Long> flagged = new EnumMap<>(ArtifactKind.class);
    Map<ArtifactKind, Long> notMeasurable = new EnumMap<>(ArtifactKind.class);
    for (ArtifactKind kind : ArtifactKind.values()) {
      flagged.put(kind, windows.stream().filter(w -> w.flag(kind)).count());
      notMeasurable.put(kind, windows.stream().filter(w -> Float.isNaN(w.value(kind))).count());
    }
    long clean = windows.stream().filter(WindowArtifacts::clean).count();
    return new ArtifactCounts(windows.size(), clean, flagged, notMeasurable);
  }

  /** These and those together. */
  public ArtifactCounts plus(ArtifactCounts other) {
    return new ArtifactCounts(
        windows + other.windows,
        clean + other.clean,
        sum(flagged, other.flagged),
        sum(notMeasurable, other.notMeasurable));
  }

  private static Map<ArtifactKind, Long> sum(
      Map<ArtifactKind, Long> one, Map<ArtifactKind, Long> other) {
    Map<ArtifactKind, Long> sum = new EnumMap<>(one);
    other.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
    return sum;
  }
}
