package org.inion.train.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Bytes with their length and two checksums.
 *
 * <p><b>Source</b>: https://www.tensorflow.org/tutorials/load_data/tfrecord, "TFRecords format
 * details".
 */
final class TfRecord {
  private static final int MASK = 0xa282ead8;

  private TfRecord() {}

  static byte[] of(byte[] data) {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(length)
        .putInt(masked(length))
        .put(data)
        .putInt(masked(data))
        .array();
  }

  /** CRC-32C, turned and shifted so that a checksum of checksums is no weaker. */
  private static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }
}
