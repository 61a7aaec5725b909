package org.inion.signal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** One raw file, opened: what it says of itself is read, its samples are read when asked for. */
public interface Recording extends Closeable {

  /**
   * What else the file says of itself and of how it is stored, by names for people, in an order
   * that reads well.
   */
  default Map<String, String> facts() {
    return Map.of();
  }

  /** In the order of the file, annotation channels left out. May be empty. */
  List<Channel> channels();

  /** What the file itself says happened, by onset. */
  List<Event> events();

  /**
   * The stretches without a gap, in order; one for a continuous recording, none for an empty one.
   */
  List<Segment> segments();

  /** How often each named repair was made, by the repair's name. */
  SortedMap<String, Integer> repairs();

  /**
   * Reads a span of some channels of one rate.
   *
   * <p><b>Shape</b>: fills {@code target[i][offset … offset + length)} with channel {@code
   * channels[i]}. <b>Unit</b>: as each {@link Channel#unit}.
   *
   * @param channels positions in {@link #channels}, all of the same rate
   * @param start first stored sample, from 0
   * @throws org.inion.error.BadDataException when the file ends too early
   */
  void read(int[] channels, long start, int length, float[][] target, int offset)
      throws IOException;

  /** A segment of some channels of one rate as a source of its own. */
  default SignalSource source(int[] channels, Segment segment) {
    SampleRate rate = channels().get(channels[0]).rate();
    long first = segment.firstSample(rate);
    long samples = segment.stopSampleExclusive(rate) - first;
    Recording recording = this;
    return new SignalSource() {
      @Override
      public int channels() {
        return channels.length;
      }

      @Override
      public SampleRate rate() {
        return rate;
      }

      @Override
      public long samples() {
        return samples;
      }

      @Override
      public void read(long start, int length, float[][] target, int offset) throws IOException {
        recording.read(channels, first + start, length, target, offset);
      }
    };
  }
}
