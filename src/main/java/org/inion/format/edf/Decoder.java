package org.inion.format.edf;

/**
 * Little-endian samples in a byte array as physical values, as {@link Calibration} says. One
 * implementation is plain Java, the other uses vector instructions; both give the same bits.
 *
 * <p>{@code at} is where the first sample begins; {@link #MARGIN_BYTES} must exist before the first
 * sample and after the last one.
 */
public interface Decoder {
  /** Bytes that may be read beside the samples. */
  int MARGIN_BYTES = 2;

  /** Samples of 2 bytes, as EDF has them. */
  void decode16(
      byte[] from, int at, int samples, Calibration calibration, float[] target, int offset);

  /** Samples of 3 bytes, as BDF has them. */
  void decode24(
      byte[] from, int at, int samples, Calibration calibration, float[] target, int offset);

  /** Samples of 2 or 3 bytes. */
  default void decode(
      byte[] from,
      int at,
      int bytesPerSample,
      int samples,
      Calibration calibration,
      float[] target,
      int offset) {
    if (bytesPerSample == 2) {
      decode16(from, at, samples, calibration, target, offset);
    } else {
      decode24(from, at, samples, calibration, target, offset);
    }
  }
}
