package org.inion.batch;

import java.nio.ByteBuffer;

/** Turns int16 counts into µV: every implementation gives the same bits. */
public interface CountDecoder {

  /**
   * Decodes the samples of a channel.
   *
   * @param from little-endian counts
   * @param fromByte of the first of them
   * @param samples how many
   * @param scale µV per count
   * @param to little-endian float32
   * @param toByte of the first of them
   */
  void decode(ByteBuffer from, int fromByte, int samples, float scale, ByteBuffer to, int toByte);
}
