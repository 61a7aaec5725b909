package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.util.Arrays;
import org.inion.format.matlab.Misfit;

/**
 * The chunks of a set, and where each of them lies.
 *
 * <p><b>Source</b>: HDF5 File Format Specification 3.0, III.A.1 "Version 1 B-trees".
 */
final class ChunkGrid {
  private static final int DEEPEST = 16;
  private static final int LEAST_BYTES_OF_A_CHUNK = 24;

  private final Hdf5File file;
  private final long[] sizes;
  private final long[] chunk;
  private final long[] chunks;
  private final int elementBytes;
  private long[] addresses = {};
  private int[] storedBytes = {};
  private int[] masks = {};
  private long storedInAll;

  private ChunkGrid(Hdf5File file, long[] sizes, long[] chunk, int elementBytes) {
    this.file = file;
    this.sizes = sizes;
    this.chunk = chunk;
    this.elementBytes = elementBytes;
    this.chunks = new long[sizes.length];
    Arrays.setAll(chunks, i -> (sizes[i] + chunk[i] - 1) / chunk[i]);
  }

  /** Reads where the chunks lie. */
  static ChunkGrid of(Hdf5File file, long at, Shape shape) throws IOException {
    int rank = (int) file.number(at, 1) - 1;
    if (rank < 1 || rank != shape.dimensions().size()) {
      throw new Misfit(
          "chunks must have the "
              + shape.dimensions().size()
              + " dimensions of their values, but have "
              + rank);
    }
    long[] chunk = new long[rank];
    for (int i = 0; i < rank; i++) {
      chunk[i] = file.number(at + 9 + 4L * i, 4);
      if (chunk[i] < 1) {
        throw new Misfit("a chunk must have >= 1 values, but has " + chunk[i]);
      }
    }
    long[] sizes = shape.dimensions().stream().mapToLong(Long::longValue).toArray();
    ChunkGrid grid = new ChunkGrid(file, sizes, chunk, shape.elementBytes());
    grid.index(file.number(at + 1, 8));
    return grid;
  }

  /** Elements of the set in each dimension, slowest first. */
  long[] sizes() {
    return sizes.clone();
  }

  /** Elements of a chunk in each dimension. */
  long[] chunk() {
    return chunk.clone();
  }

  /** Chunks in each dimension. */
  long[] chunks() {
    return chunks.clone();
  }

  int elementBytes() {
    return elementBytes;
  }

  /** Where a chunk lies; it must lie somewhere. */
  long address(int number) {
    if (storedBytes[number] == 0) {
      throw new Misfit(
          "each chunk must be there, but " + number + " of " + storedBytes.length + " is not");
    }
    return addresses[number];
  }

  int storedBytes(int number) {
    return storedBytes[number];
  }

  /** Which filters were left out. */
  int mask(int number) {
    return masks[number];
  }

  private void index(long tree) throws IOException {
    long count = Misfit.product("chunks along each dimension", chunks);
    if (count > file.file().size() / LEAST_BYTES_OF_A_CHUNK) {
      throw new Misfit(
          "chunks must be at most one in 24 bytes of the file, but would be "
              + count
              + " in "
              + file.file().size());
    }
    file.allowance().memory(16 * count);
    addresses = new long[(int) count];
    storedBytes = new int[(int) count];
    masks = new int[(int) count];
    node(tree, 0);
  }

  private void node(long address, int depth) throws IOException {
    if (depth > DEEPEST || !file.says(address, "TREE") || file.number(address + 4, 1) != 1) {
      throw new Misfit("chunks must be listed in a tree, but there is none at byte " + address);
    }
    long level = file.number(address + 5, 1);
    int used = (int) file.number(address + 6, 2);
    long keyBytes = 8 + 8L * (sizes.length + 1);
    for (int i = 0; i < used; i++) {
      long key = address + 24 + (keyBytes + 8) * i;
      long child = file.number(key + keyBytes, 8);
      if (level > 0) {
        node(child, depth + 1);
      } else {
        add(key, child);
      }
    }
  }

  private void add(long key, long address) throws IOException {
    long number = 0;
    for (int i = 0; i < sizes.length; i++) {
      long along = file.size(key + 8 + 8L * i, 8) / chunk[i];
      if (along >= chunks[i]) {
        throw new Misfit(
            "chunks must lie within " + Arrays.toString(sizes) + ", but one is outside");
      }
      number = number * chunks[i] + along;
    }
    long bytes = file.number(key, 4);
    file.span(address, bytes);
    storedInAll += bytes;
    if (storedInAll > file.file().size()) {
      throw new Misfit("chunks must lie beside each other, but lie on one another");
    }
    addresses[(int) number] = address;
    storedBytes[(int) number] = Misfit.size("a chunk", bytes);
    masks[(int) number] = (int) file.number(key + 4, 4);
  }
}
