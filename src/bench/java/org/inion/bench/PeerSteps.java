package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inion.dsp.FilterSpec;
import org.inion.dsp.PolyphaseFilter;
import org.inion.dsp.SignalFilter;
import org.inion.dsp.UnfilteredTap;
import org.inion.dsp.reference.Reference;
import org.inion.error.Where;
import org.inion.file.LocalFiles;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.signal.Channel;
import org.inion.signal.Recording;
import org.inion.signal.SampleRate;
import org.inion.signal.SignalSource;
import org.inion.table.SignalEncoding;

/**
 * Exactly what the peers do, with Inion's parts: read, filter and decimate, refer to the average,
 * measure peak-to-peak against 200 µV, cut windows of 2 s as the bytes that the table would hold.
 * Its memory is used again for the next recording. Confined to one thread.
 */
final class PeerSteps {
  static final FilterSpec BAND = FilterSpec.band(0.5, 50);
  static final SampleRate STORED = SampleRate.ofHertz(100);
  static final int WINDOW_SAMPLES = 200;
  private static final float LARGEST_UV = 200;

  private final PolyphaseFilter polyphase;
  private final SignalFilter filter;
  private final Reference average = new Reference.Average();
  private float[][] signal = new float[0][];
  private byte[][] windows = new byte[0][];
  private boolean[][] flags = new boolean[0][];

  PeerSteps(Shape shape) {
    polyphase = filter(SampleRate.ofHertz(shape.rateHz()));
    filter = new SignalFilter(polyphase);
  }

  /** The filter of the benches. */
  static PolyphaseFilter filter(SampleRate recorded) {
    return PolyphaseFilter.of(Where.file("benchmark"), BAND, recorded, STORED);
  }

  /** Does one recording. */
  void run(Path file) throws IOException {
    try (Recording recording =
        RecordingFormats.all().open(new LocalFiles(), file.toString(), ReadPolicies.DEFAULT)) {
      List<String> names = recording.channels().stream().map(Channel::name).toList();
      int[] all = IntStream.range(0, names.size()).toArray();
      SignalSource source = recording.source(all, recording.segments().get(0));
      int samples = filter.outputs(source.samples());
      reserve(names.size(), samples);
      Where where = Where.file(file.toString());
      filter.filter(where, source, signal, UnfilteredTap.none());
      average.apply(where, names, Set.of(), signal, samples);
      for (int w = 0; w < windows.length; w++) {
        SignalEncoding.FLOAT32.encode(signal, w * WINDOW_SAMPLES, WINDOW_SAMPLES, windows[w]);
        for (int c = 0; c < names.size(); c++) {
          flags[w][c] = range(signal[c], w * WINDOW_SAMPLES) > LARGEST_UV;
        }
      }
    }
  }

  /** How many windows the last recording gave. */
  int windows() {
    return windows.length;
  }

  /** The share of flagged windows and channels of the last recording, as the peers tell it. */
  double flagged() {
    long count = 0;
    for (boolean[] window : flags) {
      for (boolean flag : window) {
        count += flag ? 1 : 0;
      }
    }
    return (double) count / (flags.length * (long) flags[0].length);
  }

  private void reserve(int channels, int samples) {
    if (signal.length != channels || signal[0].length < samples) {
      signal = new float[channels][samples];
    }
    if (windows.length != samples / WINDOW_SAMPLES) {
      windows =
          new byte[samples / WINDOW_SAMPLES]
              [SignalEncoding.FLOAT32.bytes(channels, WINDOW_SAMPLES)];
      flags = new boolean[windows.length][channels];
    }
  }

  /** Four lanes, so that no comparison waits for the one before it. */
  private static float range(float[] x, int start) {
    float low0 = x[start];
    float low1 = low0;
    float low2 = low0;
    float low3 = low0;
    float high0 = low0;
    float high1 = low0;
    float high2 = low0;
    float high3 = low0;
    for (int i = start; i < start + WINDOW_SAMPLES; i += 4) {
      low0 = Math.min(low0, x[i]);
      low1 = Math.min(low1, x[i + 1]);
      low2 = Math.min(low2, x[i + 2]);
      low3 = Math.min(low3, x[i + 3]);
      high0 = Math.max(high0, x[i]);
      high1 = Math.max(high1, x[i + 1]);
      high2 = Math.max(high2, x[i + 2]);
      high3 = Math.max(high3, x[i + 3]);
    }
    float low = Math.min(Math.min(low0, low1), Math.min(low2, low3));
    return Math.max(Math.max(high0, high1), Math.max(high2, high3)) - low;
  }
}
