package org.inion.predict;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.inion.file.FileEntry;

/**
 * A piece of a part of the windows table that one task predicts: the row groups whose middle lies
 * in it.
 *
 * @param part file
 * @param start first byte
 * @param length in bytes
 */
record Span(FileEntry part, long start, long length) implements Serializable {
  private static final long LEAST = 8L << 20;
  private static final long MOST = 256L << 20;
  private static final int PIECES = 24;

  /** Cuts parts into spans: by what they hold alone, so that every cluster cuts the same. */
  static List<Span> of(List<FileEntry> parts) {
    long all = parts.stream().mapToLong(FileEntry::bytes).sum();
    long length = Math.max(LEAST, Math.min(MOST, all / PIECES));
    List<Span> spans = new ArrayList<>();
    for (FileEntry part : parts) {
      for (long start = 0; start < Math.max(1, part.bytes()); start += length) {
        spans.add(new Span(part, start, Math.min(length, Math.max(1, part.bytes()) - start)));
      }
    }
    return spans;
  }

  /** Names its predictions: another when the part is another, though its name stays. */
  String key() {
    return "%s-%x-%x-%d-%d"
        .formatted(
            part.name().replace(".parquet", ""),
            part.bytes(),
            part.modifiedMillis(),
            start,
            length);
  }
}
