package org.inion.format.edf;

import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Walks over the pieces of the data records that make up a span of some signals. */
final class SpanReader {
  /** Below this, reading over what is not needed costs less than leaping over it. */
  private static final int SMALL_RECORD_BYTES = 1 << 16;

  /** Bytes are read in one go when at least one in this many of them is wanted. */
  private static final int LARGE_SHARE = 4;

  private final EdfHeader header;
  private final FileWindow window;
  private final int width;

  SpanReader(EdfHeader header, FileWindow window) {
    this.header = header;
    this.window = window;
    this.width = header.variant().bytesPerSample();
  }

  /** Takes what one signal has in a row in one record. */
  interface Piece {
    /**
     * Takes some samples that lie one behind the other.
     *
     * @param buffer of bytes
     * @param at where in the buffer the first sample begins
     * @param samples in the piece
     * @param row which of the signals that were asked for
     * @param offset of the piece in the span, in samples
     */
    void take(byte[] buffer, int at, int samples, int row, int offset);
  }

  /**
   * Gives every piece of a span to {@code piece}.
   *
   * @param signals positions in the header; all of one number of samples per record
   * @param start first sample
   */
  void read(int[] signals, long start, int length, Piece piece) throws IOException {
    if (signals.length == 0 || length == 0) {
      return;
    }
    int perRecord = header.signals().get(signals[0]).samplesPerRecord();
    int[] rows = rowsInFileOrder(signals);
    long[] offsets = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      offsets[i] = header.offsetInRecord(signals[rows[i]]);
    }
    long recordBytes = header.recordBytes();
    long stop = start + length;
    long end = header.bytes() + ((stop - 1) / perRecord + 1) * recordBytes;
    ReadAhead ahead = ahead(offsets, (long) Math.min(length, perRecord) * width);
    for (long record = start / perRecord; record * perRecord < stop; record++) {
      long recordStart = record * perRecord;
      int from = (int) (Math.max(start, recordStart) - recordStart);
      int to = (int) (Math.min(stop, recordStart + perRecord) - recordStart);
      long position = header.bytes() + record * recordBytes;
      long worthwhile =
          switch (ahead) {
            case NEVER -> 0;
            case WITHIN_RECORD -> position + offsets[offsets.length - 1] + (long) to * width;
            case ACROSS_RECORDS -> end;
          };
      for (int i = 0; i < rows.length; i++) {
        int offset = (int) (recordStart + from - start);
        take(position + offsets[i], from, to, worthwhile, rows[i], offset, piece);
      }
    }
  }

  /** How far reading on pays, from how much of it is wanted. */
  private ReadAhead ahead(long[] offsets, long pieceBytes) {
    long covered = offsets[offsets.length - 1] - offsets[0] + pieceBytes;
    boolean within = offsets.length * pieceBytes * LARGE_SHARE >= covered;
    boolean across = within && covered * LARGE_SHARE >= header.recordBytes();
    if (across || header.recordBytes() <= SMALL_RECORD_BYTES) {
      return ReadAhead.ACROSS_RECORDS;
    }
    return within ? ReadAhead.WITHIN_RECORD : ReadAhead.NEVER;
  }

  private enum ReadAhead {
    NEVER,
    WITHIN_RECORD,
    ACROSS_RECORDS
  }

  /** One signal in one record, in parts where it is larger than the window. */
  private void take(
      long position, int from, int to, long worthwhile, int row, int offset, Piece piece)
      throws IOException {
    int most = FileWindow.BYTES / width;
    for (int sample = from; sample < to; sample += most) {
      int samples = Math.min(most, to - sample);
      int at = window.seek(position + (long) sample * width, samples * width, worthwhile);
      piece.take(window.buffer(), at, samples, row, offset + sample - from);
    }
  }

  private static int[] rowsInFileOrder(int[] signals) {
    return IntStream.range(0, signals.length)
        .boxed()
        .sorted(Comparator.comparingInt(row -> signals[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
