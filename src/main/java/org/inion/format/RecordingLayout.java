package org.inion.format;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;

/**
 * All that must be known of a recording before its first sample can be written, in formats that
 * have one rate for all channels.
 *
 * @param channels of one rate and one length
 * @param segments the stretches without a gap, in order
 * @param events their onsets count from the first sample, gaps included
 * @param places of electrodes by the channel's name, where they are known
 * @param reference the channel that all others are measured against; empty where unknown
 * @param start when the first sample was taken; empty where unknown
 */
public record RecordingLayout(
    List<Channel> channels,
    List<Segment> segments,
    List<Event> events,
    Map<String, ElectrodePlace> places,
    String reference,
    Optional<LocalDateTime> start) {
  /** Times that come from samples are told to a double's precision. */
  private static final double ROUNDING_SAMPLES = 1e-6;

  /** <b>Throws</b> IllegalArgumentException when the parts contradict each other. */
  public RecordingLayout {
    channels = List.copyOf(channels);
    segments = List.copyOf(segments);
    events = List.copyOf(events);
    places = Map.copyOf(places);
    require(!channels.isEmpty(), "there must be a channel");
    Channel first = channels.get(0);
    for (Channel channel : channels) {
      require(
          channel.rate().equals(first.rate()) && channel.samples() == first.samples(),
          "channels must be of one rate and length, but \""
              + first.name()
              + "\" has "
              + first.samples()
              + " samples of "
              + first.rate()
              + ", \""
              + channel.name()
              + "\" "
              + channel.samples()
              + " of "
              + channel.rate());
    }
    long stored = 0;
    for (Segment segment : segments) {
      require(
          segment.firstSample(first.rate()) == stored,
          "a segment must begin at the sample " + stored + ", but does at " + segment);
      stored = segment.stopSampleExclusive(first.rate());
    }
    require(
        stored == first.samples(),
        "segments must have " + first.samples() + " samples, but have " + stored);
  }

  /** A recording as it was read, without what a file does not tell. */
  public static RecordingLayout of(Recording recording) {
    return new RecordingLayout(
        recording.channels(),
        recording.segments(),
        recording.events(),
        Map.of(),
        "",
        Optional.empty());
  }

  /** Of every channel. */
  public SampleRate rate() {
    return channels.get(0).rate();
  }

  /** Of every channel. */
  public long samples() {
    return channels.get(0).samples();
  }

  /** The stored samples at which a stretch begins after a cut. */
  public SortedSet<Long> cuts() {
    SortedSet<Long> cuts = new TreeSet<>();
    segments.stream().skip(1).forEach(segment -> cuts.add(segment.firstSample(rate())));
    return cuts;
  }

  /**
   * Where a time is stored, in samples from 0; between two samples, before the first or after the
   * last one too.
   *
   * <p><b>Throws</b> IllegalArgumentException for a time in a gap, which no sample has.
   */
  public double storedSample(double seconds) {
    double hertz = rate().hertz();
    int at = segmentAt(seconds + ROUNDING_SAMPLES / hertz);
    Segment segment = segments.get(at);
    double inside = (seconds - segment.onsetSeconds()) * hertz;
    boolean beyond = inside > segment.lengthSeconds() * hertz + ROUNDING_SAMPLES;
    require(
        !beyond || at == segments.size() - 1,
        "what happens must not be in a gap, but was at " + seconds + " s");
    double sample = segment.firstSample(rate()) + inside;
    return Math.abs(sample - Math.rint(sample)) < ROUNDING_SAMPLES ? Math.rint(sample) : sample;
  }

  /** The last segment that has begun at a time, else the first. */
  private int segmentAt(double seconds) {
    int low = 0;
    int high = segments.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (segments.get(middle).onsetSeconds() <= seconds) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("Cannot write the recording: " + problem);
    }
  }
}
