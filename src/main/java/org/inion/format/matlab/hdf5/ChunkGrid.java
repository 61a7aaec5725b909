package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.util.Arrays;

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
      throw new IllegalArgumentException("chunks of " + rank + " dimensions");
    }
    long[] chunk = new long[rank];
    for (int i = 0; i < rank; i++) {
      chunk[i] = file.number(at + 9 + 4L * i, 4);
      if (chunk[i] < 1) {
        throw new IllegalArgumentException("a chunk of " + chunk[i] + " elements");
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
      throw new IllegalArgumentException("no chunk " + number);
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
    long count = 1;
    for (long along : chunks) {
      count = Math.multiplyExact(count, along);
    }
    if (count > file.file().size() / LEAST_BYTES_OF_A_CHUNK) {
      throw new IllegalArgumentException(count + " chunks in " + file.file().size() + " bytes");
    }
    file.allowance().memory(16 * count);
    addresses = new long[(int) count];
    storedBytes = new int[(int) count];
    masks = new int[(int) count];
    node(tree, 0);
  }

  private void node(long address, int depth) throws IOException {
    if (depth > DEEPEST || !file.says(address, "TREE") || file.number(address + 4, 1) != 1) {
      throw new IllegalArgumentException("no tree of chunks at " + address);
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
        throw new IllegalArgumentException("a chunk outside of its set");
      }
      number = number * chunks[i] + along;
    }
    long bytes = file.number(key, 4);
    file.span(address, bytes);
    storedInAll += bytes;
    if (storedInAll > file.file().size()) {
      throw new IllegalArgumentException("chunks that lie on each other");
    }
    addresses[(int) number] = address;
    storedBytes[(int) number] = Math.toIntExact(bytes);
    masks[(int) number] = (int) file.number(key + 4, 4);
  }
}
