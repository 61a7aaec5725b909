package org.inion.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * How the samples of a window become the bytes of the {@code signal} column: little-endian and
 * channel-major.
 */
public enum SignalEncoding {
  /** 4 bytes a sample, in µV. */
  FLOAT32(Float.BYTES),
  /** 2 bytes a sample, in counts of {@code signal_scale} µV. */
  INT16(Short.BYTES);

  private static final int LARGEST_COUNT = Short.MAX_VALUE;

  private final int bytesPerSample;

  SignalEncoding(int bytesPerSample) {
    this.bytesPerSample = bytesPerSample;
  }

  /** The name that configuration and contract use. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Bytes of a window. */
  public int bytes(int channels, int samples) {
    return channels * samples * bytesPerSample;
  }

  /**
   * Encodes a window into {@code target}.
   *
   * <p><b>Shape</b>: {@code x[channel][start … start + samples)}. <b>Unit</b>: µV.
   *
   * @return the scale of each channel in µV per count: the largest absolute value / 32767, 1 where
   *     flat; empty for {@link #FLOAT32}
   */
  public float[] encode(float[][] x, int start, int samples, byte[] target) {
    ByteBuffer bytes = ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN);
    if (this == FLOAT32) {
      var floats = bytes.asFloatBuffer();
      for (float[] channel : x) {
        floats.put(channel, start, samples);
      }
      return new float[0];
    }
    float[] scales = new float[x.length];
    for (int c = 0; c < x.length; c++) {
      scales[c] = scale(x[c], start, samples);
      for (int i = start; i < start + samples; i++) {
        bytes.putShort((short) Math.rint((double) x[c][i] / scales[c]));
      }
    }
    return scales;
  }

  /**
   * Decodes a window.
   *
   * <p><b>Shape</b>: {@code [channels][samples]}. <b>Unit</b>: µV.
   *
   * @param scales as {@link #encode} returned them
   */
  public float[][] decode(byte[] source, float[] scales, int channels, int samples) {
    ByteBuffer bytes = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
    float[][] x = new float[channels][samples];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < samples; i++) {
        x[c][i] =
            this == FLOAT32 ? bytes.getFloat() : (float) ((double) bytes.getShort() * scales[c]);
      }
    }
    return x;
  }

  private static float scale(float[] x, int start, int samples) {
    float largest = 0;
    for (int i = start; i < start + samples; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    float scale = largest / LARGEST_COUNT;
    // The smallest values have no usable quotient: they are noise of the arithmetic, hence flat.
    return scale >= Float.MIN_NORMAL ? scale : 1;
  }
}
