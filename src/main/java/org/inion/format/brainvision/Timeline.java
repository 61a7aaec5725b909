package org.inion.format.brainvision;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;

/** Where in time the samples lie. */
final class Timeline {
  /** A gap of unknown length counts as one sample. */
  static final String UNKNOWN_GAP = "unknown-gap-of-one-sample";

  private final List<Segment> segments;
  private final long[] firstSamples;
  private final SampleRate rate;
  private final int unknownGaps;

  private Timeline(List<Segment> segments, long[] firstSamples, SampleRate rate, int unknownGaps) {
    this.segments = List.copyOf(segments);
    this.firstSamples = firstSamples;
    this.rate = rate;
    this.unknownGaps = unknownGaps;
  }

  /** The stretches without a gap. */
  List<Segment> segments() {
    return segments;
  }

  /** How many gaps no dates tell the length of. */
  int unknownGaps() {
    return unknownGaps;
  }

  /**
   * The stretches between the markers that begin segments.
   *
   * <p>A gap lasts from the end of the samples before it to the date of the marker. Where there is
   * no date, or one before that end, it is unknown: one sample is taken, so that nothing that is
   * read crosses it.
   */
  static Timeline of(List<Marker> markers, SampleRate rate, long samples) {
    TreeMap<Long, Optional<LocalDateTime>> begins = new TreeMap<>();
    begins.put(0L, Optional.empty());
    for (Marker marker : markers) {
      long first = Math.max(0, marker.position());
      if (marker.beginsSegment() && first < samples) {
        begins.merge(first, marker.date(), (a, b) -> a.isPresent() ? a : b);
      }
    }
    List<Segment> segments = new ArrayList<>(begins.size());
    long[] firsts = begins.keySet().stream().mapToLong(Long::longValue).toArray();
    Optional<LocalDateTime> knownDate = Optional.empty();
    double knownOnset = 0;
    double end = 0;
    int unknown = 0;
    for (Map.Entry<Long, Optional<LocalDateTime>> begin : begins.entrySet()) {
      int i = segments.size();
      double onset = 0;
      if (i > 0) {
        onset = end + 1 / rate.hertz();
        double told =
            knownDate.isPresent() && begin.getValue().isPresent()
                ? knownOnset + seconds(knownDate.get(), begin.getValue().get())
                : Double.NEGATIVE_INFINITY;
        boolean known = told >= end + 0.5 / rate.hertz();
        onset = known ? told : onset;
        unknown += known ? 0 : 1;
      }
      if (begin.getValue().isPresent() && knownDate.isEmpty()) {
        knownDate = begin.getValue();
        knownOnset = onset;
      }
      long stop = i + 1 < firsts.length ? firsts[i + 1] : samples;
      double length = rate.secondsAt(stop - firsts[i]);
      segments.add(new Segment(onset, rate.secondsAt(firsts[i]), length));
      end = onset + length;
    }
    return new Timeline(segments, firsts, rate, unknown);
  }

  /** What happened, by onset; what has one onset stays in the order of the file. */
  List<Event> events(List<Marker> markers) {
    Map<String, Map<String, String>> names = new TreeMap<>();
    List<Event> events = new ArrayList<>(markers.size());
    for (Marker marker : markers) {
      String value =
          names
              .computeIfAbsent(marker.type(), any -> new TreeMap<>())
              .computeIfAbsent(marker.description(), text -> marker.type() + "/" + text);
      Map<String, String> columns =
          marker.date().map(date -> Map.of("date", date.toString())).orElse(Map.of());
      events.add(
          new Event(secondsAt(marker.position()), rate.secondsAt(marker.points()), value, columns));
    }
    events.sort(Comparator.comparingDouble(Event::onsetSeconds));
    return List.copyOf(events);
  }

  /** The time of a stored sample, or of one beyond either end. */
  double secondsAt(long sample) {
    int at = Arrays.binarySearch(firstSamples, sample);
    int segment = Math.max(0, at >= 0 ? at : -at - 2);
    return segments.get(segment).onsetSeconds() + rate.secondsAt(sample - firstSamples[segment]);
  }

  private static double seconds(LocalDateTime from, LocalDateTime to) {
    return ChronoUnit.MICROS.between(from, to) / 1e6;
  }
}
