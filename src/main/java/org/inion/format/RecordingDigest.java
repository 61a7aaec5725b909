package org.inion.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.Segment;

/**
 * What one raw file holds, for a person to look at.
 *
 * @param path of the file
 * @param facts that the file tells of itself
 * @param segments without gaps
 * @param repairs that were made, by name
 */
public record RecordingDigest(
    String path,
    Map<String, String> facts,
    List<Beginning> channels,
    List<Event> events,
    List<Segment> segments,
    SortedMap<String, Integer> repairs) {
  private static final int FIRST_VALUES = 5;
  private static final int TRACE_POINTS = 40;
  private static final int MOST_TRACED_SAMPLES = 100_000;

  public RecordingDigest {
    channels = List.copyOf(channels);
    events = List.copyOf(events);
    segments = List.copyOf(segments);
  }

  /**
   * How a channel begins.
   *
   * @param firstValues in its unit; five, or as many as there are
   * @param trace means of 40 equal parts of its first second; empty where it has fewer samples
   */
  public record Beginning(Channel channel, List<Float> firstValues, List<Float> trace) {
    public Beginning {
      firstValues = List.copyOf(firstValues);
      trace = List.copyOf(trace);
    }
  }

  /** Looks at a recording. */
  public static RecordingDigest of(String path, Recording recording) throws IOException {
    List<Beginning> channels = new ArrayList<>();
    for (int i = 0; i < recording.channels().size(); i++) {
      channels.add(beginning(recording, i));
    }
    // The last, because reading events may mend something.
    List<Event> events = recording.events();
    return new RecordingDigest(
        path,
        recording.facts(),
        channels,
        events,
        recording.segments(),
        new TreeMap<>(recording.repairs()));
  }

  /** Without the gaps. */
  public double storedSeconds() {
    return segments.stream().mapToDouble(Segment::lengthSeconds).sum();
  }

  private static Beginning beginning(Recording recording, int number) throws IOException {
    Channel channel = recording.channels().get(number);
    int second = (int) Math.min(MOST_TRACED_SAMPLES, Math.ceil(channel.rate().hertz()));
    int length = (int) Math.min(channel.samples(), Math.max(FIRST_VALUES, second));
    float[] values = new float[length];
    recording.read(new int[] {number}, 0, length, new float[][] {values}, 0);
    List<Float> first = new ArrayList<>();
    for (int i = 0; i < Math.min(FIRST_VALUES, length); i++) {
      first.add(values[i]);
    }
    return new Beginning(channel, first, length < TRACE_POINTS ? List.of() : trace(values));
  }

  private static List<Float> trace(float[] values) {
    List<Float> trace = new ArrayList<>();
    for (int part = 0; part < TRACE_POINTS; part++) {
      int from = (int) ((long) part * values.length / TRACE_POINTS);
      int to = (int) ((part + 1L) * values.length / TRACE_POINTS);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += values[i];
      }
      trace.add((float) (sum / (to - from)));
    }
    return trace;
  }
}
