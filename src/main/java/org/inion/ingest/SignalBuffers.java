package org.inion.ingest;

/**
 * Arrays for the filtered signal of a recording, used again for the next one: making them anew
 * costs as much as the filter. Confined to one thread.
 */
final class SignalBuffers {
  /** Beyond this, memory is given back after a recording rather than kept. */
  private static final long KEPT_SAMPLES = 64L << 20;

  private float[][][] stretches = new float[0][][];
  private float[][] batch = new float[0][];

  /** Rows for one stretch; what they hold is of the past. */
  float[][] rows(int stretch, int channels, int samples) {
    if (stretch >= stretches.length) {
      float[][][] more = new float[stretch + 1][][];
      System.arraycopy(stretches, 0, more, 0, stretches.length);
      stretches = more;
    }
    float[][] there = stretches[stretch];
    if (there == null || there.length != channels || there[0].length < samples) {
      stretches[stretch] = null;
      // A little room for the next one, which is seldom of the very same length.
      stretches[stretch] = new float[channels][samples + samples / 16];
    }
    return stretches[stretch];
  }

  /** Rows for a part of a stretch that is read again; what they hold is of the past. */
  float[][] batch(int channels, int samples) {
    if (batch.length != channels || batch[0].length < samples) {
      batch = new float[0][];
      batch = new float[channels][samples + samples / 16];
    }
    return batch;
  }

  /** Ends the use for one recording. */
  void release() {
    long samples = 0;
    for (float[][] rows : stretches) {
      samples += rows == null ? 0 : (long) rows.length * rows[0].length;
    }
    if (samples > KEPT_SAMPLES) {
      stretches = new float[0][][];
    }
  }
}
