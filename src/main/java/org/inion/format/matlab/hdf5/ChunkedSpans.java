package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.inion.format.bytes.ByteSpans;
import org.inion.format.matlab.Misfit;

/**
 * Bytes of a set that is stored in chunks. What is kept is one row of chunks along the slowest
 * dimension, so that reading on unfolds each chunk once.
 */
final class ChunkedSpans implements ByteSpans {
  private final ChunkGrid grid;
  private final Filters filters;
  private final Hdf5File file;
  private final long[] sizes;
  private final long[] extent;
  private final long[] chunks;
  private final long[] first;
  private final long rowBytes;
  private final long size;
  private final int chunkBytes;
  private final int chunksInRow;
  private byte[] row = {};
  private byte[] chunk = {};
  private byte[] packed = {};
  private byte[] shuffled = {};
  private final Inflater inflater = new Inflater();
  private long rowNumber = -1;

  ChunkedSpans(ChunkGrid grid, Filters filters, Hdf5File file) {
    this.grid = grid;
    this.filters = filters;
    this.file = file;
    this.sizes = grid.sizes();
    this.extent = grid.chunk();
    this.chunks = grid.chunks();
    this.first = new long[sizes.length];
    long across = grid.elementBytes();
    long inChunk = Misfit.product("a chunk", grid.elementBytes(), extent[0]);
    long inRow = 1;
    for (int i = 1; i < sizes.length; i++) {
      across = Misfit.product("values of a row", across, sizes[i]);
      inChunk = Misfit.product("a chunk", inChunk, extent[i]);
      inRow = Misfit.product("chunks of a row", inRow, chunks[i]);
    }
    this.size = Misfit.product("values", across, sizes[0]);
    this.rowBytes = Misfit.product("values of a row", across, Math.min(extent[0], sizes[0]));
    this.chunkBytes = Misfit.size("bytes of a chunk", inChunk);
    this.chunksInRow = Misfit.size("chunks of a row", inRow);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, byte[] into, int at, int length) throws IOException {
    if (position < 0 || length < 0 || position > size - length) {
      throw new IndexOutOfBoundsException("Invalid span: must lie in 0 … " + size);
    }
    int done = 0;
    while (done < length) {
      long from = position + done;
      load(from / rowBytes);
      int inRow = (int) (from % rowBytes);
      int some = (int) Math.min(length - done, rowBytes - inRow);
      System.arraycopy(row, inRow, into, at + done, some);
      done += some;
    }
  }

  private void load(long number) throws IOException {
    if (number == rowNumber) {
      return;
    }
    if (row.length == 0) {
      file.allowance().memory(rowBytes + 2L * chunkBytes);
      row = new byte[Misfit.size("bytes of a row", rowBytes)];
      chunk = new byte[chunkBytes];
    }
    rowNumber = -1;
    for (int i = 0; i < chunksInRow; i++) {
      int chunkNumber = Math.toIntExact(number * chunksInRow + i);
      unfold(chunkNumber);
      place(number, i);
    }
    rowNumber = number;
  }

  private void unfold(int number) throws IOException {
    int stored = grid.storedBytes(number);
    long address = grid.address(number);
    if (packed.length < stored) {
      file.allowance().memory(stored);
      packed = new byte[stored];
    }
    file.span(address, stored).read(0, packed, 0, stored);
    boolean inflated = false;
    for (int i = filters.numbers().size() - 1; i >= 0; i--) {
      boolean done = (grid.mask(number) >> i & 1) == 0;
      int filter = filters.numbers().get(i);
      if (done && filter == Filters.FLETCHER32) {
        stored -= 4;
      } else if (done && filter == Filters.DEFLATE) {
        inflate(stored);
        inflated = true;
      } else if (done && filter == Filters.SHUFFLE) {
        copyUnlessDone(inflated, stored);
        inflated = true;
        unshuffle();
      }
    }
    copyUnlessDone(inflated, stored);
  }

  private void copyUnlessDone(boolean done, int stored) {
    if (!done) {
      if (stored < chunkBytes) {
        throw new Misfit("a chunk must have " + chunkBytes + " bytes, but has " + stored);
      }
      System.arraycopy(packed, 0, chunk, 0, chunkBytes);
    }
  }

  private void inflate(int stored) {
    inflater.reset();
    try {
      inflater.setInput(packed, 0, stored);
      int length = 0;
      while (length < chunkBytes) {
        int some = inflater.inflate(chunk, length, chunkBytes - length);
        if (some == 0) {
          throw new Misfit(
              "a chunk must unfold to " + chunkBytes + " bytes, but ends after " + length);
        }
        length += some;
      }
    } catch (DataFormatException e) {
      throw new Misfit(
          "a chunk must unfold to "
              + chunkBytes
              + " bytes, but is broken"
              + Optional.ofNullable(e.getMessage()).map(text -> " (" + text + ")").orElse(""));
    }
  }

  private void unshuffle() {
    if (shuffled.length == 0) {
      file.allowance().memory(chunkBytes);
      shuffled = new byte[chunkBytes];
    }
    System.arraycopy(chunk, 0, shuffled, 0, chunkBytes);
    int elements = chunkBytes / grid.elementBytes();
    for (int b = 0; b < grid.elementBytes(); b++) {
      for (int e = 0; e < elements; e++) {
        chunk[e * grid.elementBytes() + b] = shuffled[b * elements + e];
      }
    }
  }

  /** Copies a chunk to its place in the row, run by run along the fastest dimension. */
  private void place(long rowOfChunks, int numberInRow) {
    int rank = sizes.length;
    long left = numberInRow;
    for (int i = rank - 1; i > 0; i--) {
      first[i] = left % chunks[i] * extent[i];
      left /= chunks[i];
    }
    long rows = Math.min(extent[0], sizes[0] - rowOfChunks * extent[0]);
    long runs = chunkBytes / grid.elementBytes() / extent[rank - 1];
    for (long run = 0; run < runs; run++) {
      copyRun(run, rows);
    }
  }

  private void copyRun(long run, long rows) {
    int last = sizes.length - 1;
    long rest = run;
    long to = 0;
    long stride = last == 0 ? 1 : sizes[last];
    for (int i = last - 1; i >= 0; i--) {
      long at = first[i] + rest % extent[i];
      rest /= extent[i];
      if (at >= (i == 0 ? rows : sizes[i])) {
        return;
      }
      to += at * stride;
      stride *= sizes[i];
    }
    long length = Math.min(extent[last], (last == 0 ? rows : sizes[last]) - first[last]);
    System.arraycopy(
        chunk,
        (int) (run * extent[last] * grid.elementBytes()),
        row,
        (int) ((to + first[last]) * grid.elementBytes()),
        (int) (length * grid.elementBytes()));
  }
}
