package org.inion.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The recordings that one part of the table will hold, and where their rows lie now.
 *
 * @param name of the part's file
 * @param pieces in the order of the part
 */
record PartPlan(String name, List<Piece> pieces) implements Serializable {

  /**
   * The rows of one recording.
   *
   * @param source path of the Parquet file that holds them now
   */
  record Piece(Outcome.Finished recording, String source) implements Serializable {}

  /**
   * Packs recordings into parts of about a size: ordered by subject, the recordings of one subject
   * together, at least one subject in a part.
   */
  static List<PartPlan> pack(List<Piece> pieces, long partBytes) {
    List<Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(
        Comparator.comparing((Piece piece) -> piece.recording().dataset())
            .thenComparing(piece -> piece.recording().subject())
            .thenComparing(piece -> piece.recording().recordingId()));
    List<PartPlan> parts = new ArrayList<>();
    List<Piece> open = new ArrayList<>();
    long openBytes = 0;
    for (int i = 0; i < sorted.size(); ) {
      int end = i + 1;
      while (end < sorted.size() && sameSubject(sorted.get(i), sorted.get(end))) {
        end++;
      }
      List<Piece> subject = sorted.subList(i, end);
      long bytes = subject.stream().mapToLong(piece -> piece.recording().bytesOut()).sum();
      if (!open.isEmpty() && openBytes + bytes > partBytes) {
        parts.add(of(open));
        open = new ArrayList<>();
        openBytes = 0;
      }
      open.addAll(subject);
      openBytes += bytes;
      i = end;
    }
    if (!open.isEmpty()) {
      parts.add(of(open));
    }
    return parts;
  }

  private static PartPlan of(List<Piece> pieces) {
    Digest digest = new Digest();
    pieces.forEach(
        piece -> digest.add(piece.recording().recordingId()).add(piece.recording().key()));
    return new PartPlan(
        FolderLayout.PART_PREFIX + digest.hex().substring(0, 24) + ".parquet", List.copyOf(pieces));
  }

  private static boolean sameSubject(Piece a, Piece b) {
    return a.recording().dataset().equals(b.recording().dataset())
        && a.recording().subject().equals(b.recording().subject());
  }
}
