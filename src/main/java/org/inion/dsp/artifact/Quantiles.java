package org.inion.dsp.artifact;

import java.util.Arrays;

/**
 * Order statistics without sorting everything: values are counted in buckets by the leading bits of
 * their floating-point form, which are close together where values are small and never too few
 * however far an outlier lies, and only the bucket that holds the rank is sorted.
 */
final class Quantiles {
  private static final int SHIFT = 20;
  private static final int BUCKETS = 1 << (Integer.SIZE - SHIFT);

  private final int[] counts = new int[BUCKETS];
  private float[] bucket = {};

  /** The value of rank {@code floor(q · (count − 1))}, from 0, of the first values; none is NaN. */
  float select(float[] values, int count, double q) {
    countBuckets(values, count);
    int rank = (int) (q * (count - 1));
    int chosen = 0;
    while (rank >= counts[chosen]) {
      rank -= counts[chosen++];
    }
    int size = gather(values, count, chosen);
    Arrays.sort(bucket, 0, size);
    return bucket[rank];
  }

  /** The middle value; the lower of two. */
  float median(float[] values, int count) {
    return select(values, count, 0.5);
  }

  private void countBuckets(float[] values, int count) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < count; i++) {
      counts[bucketOf(values[i])]++;
    }
  }

  private int gather(float[] values, int count, int chosen) {
    if (bucket.length < count) {
      bucket = new float[count];
    }
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (bucketOf(values[i]) == chosen) {
        bucket[size++] = values[i];
      }
    }
    return size;
  }

  /** Rises with the value: negative numbers have their bits turned, positive ones their sign. */
  private static int bucketOf(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (bits ^ ((bits >> 31) | Integer.MIN_VALUE)) >>> SHIFT;
  }
}
