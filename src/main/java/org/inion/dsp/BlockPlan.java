package org.inion.dsp;

import org.inion.signal.SignalSource;

/**
 * How a source is cut: chunks that are read one after the other, blocks of a chunk that are
 * filtered side by side. Blocks are of equal length, so that the last one is not mostly empty, and
 * chunks have as many of them as memory allows, so that few lanes stay empty.
 *
 * @param outputs in all, of each channel
 * @param blockElements elements of {@code up} outputs that a block yields
 * @param blocks in all
 * @param chunkBlocks in each chunk but the last
 * @param filter whose outputs these are
 */
record BlockPlan(
    long outputs, int blockElements, int blocks, int chunkBlocks, PolyphaseFilter filter) {

  static BlockPlan of(PolyphaseFilter filter, SignalSource source, long windowBytes) {
    long outputs = filter.resampling().outputs(source.samples());
    long elements = divideUp(outputs, filter.resampling().up());
    int most = filter.validElements();
    long equal = divideUp(elements, divideUp(elements, most));
    int blockElements = (int) Math.min(most, divideUp(equal, 16) * 16);
    int blocks = Math.toIntExact(divideUp(elements, blockElements));
    long down = filter.resampling().down();
    long blockBytes = (long) source.channels() * blockElements * down * Float.BYTES;
    long firstBytes = (long) source.channels() * filter.fourier().bins() * down * Float.BYTES;
    long chunkBlocks = Math.min(blocks, 1 + Math.max(0, windowBytes - firstBytes) / blockBytes);
    long chunks = divideUp(blocks, chunkBlocks);
    return new BlockPlan(outputs, blockElements, blocks, (int) divideUp(blocks, chunks), filter);
  }

  int chunks() {
    return (int) divideUp(blocks, chunkBlocks);
  }

  int blocksIn(int chunk) {
    return Math.min(chunkBlocks, blocks - chunk * chunkBlocks);
  }

  /** Outputs of each block but the last. */
  int blockOutputs() {
    return blockElements * filter.resampling().up();
  }

  /** Input samples that a chunk looks at. */
  int windowSamples() {
    long elements = (chunkBlocks - 1L) * blockElements + filter.fourier().bins();
    return Math.toIntExact(elements * filter.resampling().down());
  }

  /** The first input sample that a chunk looks at; negative for the first chunk. */
  long start(int chunk) {
    long element = (long) chunk * chunkBlocks * blockElements;
    return element * filter.resampling().down() - filter.lead();
  }

  /** Where a block's samples begin in its chunk. */
  int blockSample(int block) {
    return block * blockElements * filter.resampling().down();
  }

  long firstOutput(int chunk, int block) {
    return ((long) chunk * chunkBlocks + block) * blockOutputs();
  }

  private static long divideUp(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
