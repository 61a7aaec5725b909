package org.inion.window;

import java.util.ArrayList;
import java.util.List;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;

/**
 * Splits the segments of a recording where its events say that the signal was joined.
 *
 * <p>A tool that removes a part of a recording leaves an event with the value {@code boundary}
 * where the two ends meet. The samples on either side were not neighbours in time, so that neither
 * a filter nor a window may run across. The event's duration says how much was removed, not how
 * much is stored, and is of no interest here.
 */
public final class Stretches {
  private static final String BOUNDARY = "boundary";

  /**
   * How far behind a sample a boundary may lie and still cut before it. Some tools write boundaries
   * half-way between two samples, and onsets are written with few decimals: a quarter tells the two
   * apart when either is off by a little.
   */
  private static final double TOLERANCE_SAMPLES = 0.25;

  private Stretches() {}

  /** Whether the signal was joined here. */
  static boolean isBoundary(Event event) {
    return event.value().strip().equalsIgnoreCase(BOUNDARY);
  }

  /**
   * The segments, each split at the boundaries inside it. A boundary cuts before the first sample
   * that is not earlier than it; at a segment's first sample, or outside every segment, it cuts
   * nothing.
   *
   * @param segments without overlap, in order of time
   * @param events in any order; only boundaries count
   * @param nativeRate rate of the file's samples: each cut lies on one of them
   * @return segments of at least one sample, in order of time
   */
  public static List<Segment> of(
      List<Segment> segments, List<Event> events, SampleRate nativeRate) {
    double[] boundariesSeconds =
        events.stream()
            .filter(Stretches::isBoundary)
            .mapToDouble(Event::onsetSeconds)
            .sorted()
            .toArray();
    List<Segment> stretches = new ArrayList<>();
    for (Segment segment : segments) {
      split(segment, boundariesSeconds, nativeRate, stretches);
    }
    return List.copyOf(stretches);
  }

  private static void split(
      Segment segment, double[] boundariesSeconds, SampleRate rate, List<Segment> stretches) {
    long samples = segment.stopSampleExclusive(rate) - segment.firstSample(rate);
    long start = 0;
    for (double boundarySeconds : boundariesSeconds) {
      long cut = firstSampleFrom(boundarySeconds - segment.onsetSeconds(), rate);
      if (cut > start && cut < samples) {
        stretches.add(part(segment, start, cut, rate));
        start = cut;
      }
    }
    if (samples > start) {
      stretches.add(part(segment, start, samples, rate));
    }
  }

  private static long firstSampleFrom(double seconds, SampleRate rate) {
    return (long) Math.ceil(seconds * rate.hertz() - TOLERANCE_SAMPLES);
  }

  private static Segment part(Segment segment, long start, long stopExclusive, SampleRate rate) {
    return new Segment(
        segment.onsetSeconds() + rate.secondsAt(start),
        rate.secondsAt(segment.firstSample(rate) + start),
        rate.secondsAt(stopExclusive - start));
  }
}
