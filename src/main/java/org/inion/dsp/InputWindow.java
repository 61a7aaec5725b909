package org.inion.dsp;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.inion.signal.SignalSource;

/**
 * A span of a source that moves on, with what lies before its first and after its last sample: the
 * signal mirrored at its end in both directions, as far as it reaches, then zeros. Reads every
 * sample once.
 *
 * <p><b>Source</b>: the padding {@code reflect_limited} of MNE-Python.
 */
final class InputWindow {
  private float[][] samples = new float[0][0];
  private SignalSource source;
  private UnfilteredTap tap;
  private long start;
  private int length;
  private long read;

  /** Begins with a source; nothing is read yet. */
  void open(SignalSource newSource, UnfilteredTap newTap, int capacity) {
    source = newSource;
    tap = newTap;
    length = 0;
    read = 0;
    if (samples.length < source.channels() || samples[0].length < capacity) {
      samples = new float[source.channels()][capacity];
    }
  }

  /** The channels' samples; position 0 is sample {@link #start} of the source. */
  float[][] samples() {
    return samples;
  }

  /** Negative before the source's first sample. */
  long start() {
    return start;
  }

  /** Moves to a span that begins no earlier than the one before and reads what is new in it. */
  void moveTo(long newStart, int newLength) throws IOException {
    int kept = length == 0 ? 0 : (int) Math.max(0, start + length - newStart);
    for (int c = 0; c < source.channels(); c++) {
      System.arraycopy(samples[c], length - kept, samples[c], 0, kept);
    }
    start = newStart;
    length = newLength;
    long stop = Math.min(source.samples(), start + length);
    if (stop > read) {
      int count = (int) (stop - read);
      int at = (int) (read - start);
      source.read(read, count, samples, at);
      tap.accept(samples, at, count, read);
      read = stop;
    }
    for (int c = 0; c < source.channels(); c++) {
      extendBefore(samples[c]);
      extendAfter(samples[c]);
    }
  }

  private void extendBefore(float[] channel) {
    if (start < 0) {
      int first = (int) -start;
      int mirrored = (int) Math.min(Math.min(first, source.samples() - 1), length - 1 - first);
      for (int i = 1; i <= mirrored; i++) {
        channel[first - i] = 2 * channel[first] - channel[first + i];
      }
      Arrays.fill(channel, 0, first - mirrored, 0);
    }
  }

  private void extendAfter(float[] channel) {
    if (start + length > source.samples()) {
      int last = (int) (source.samples() - 1 - start);
      int mirrored = (int) Math.min(Math.min(length - 1 - last, source.samples() - 1), last);
      for (int i = 1; i <= mirrored; i++) {
        channel[last + i] = 2 * channel[last] - channel[last - i];
      }
      Arrays.fill(channel, last + mirrored + 1, length, 0);
    }
  }

  /** The first sample of the source in this span that is not finite, as {channel, position}. */
  Optional<int[]> firstNotFinite() {
    int from = (int) Math.max(0, -start);
    int to = (int) Math.min(length, source.samples() - start);
    for (int c = 0; c < source.channels(); c++) {
      for (int i = from; i < to; i++) {
        if (!Float.isFinite(samples[c][i])) {
          return Optional.of(new int[] {c, i});
        }
      }
    }
    return Optional.empty();
  }
}
