package org.inion.format.eeglab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.inion.error.Where;
import org.inion.format.matlab.MatValue;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;

/**
 * What {@code EEG.event} says.
 *
 * @param events by onset
 * @param starts stored samples at which a stretch begins after a boundary, in order
 * @param withoutLatency how many were left out because they say no time
 * @param withoutType how many were left out because they do not say what happened
 */
record Events(List<Event> events, SortedSet<Long> starts, int withoutLatency, int withoutType) {
  static final String WITHOUT_LATENCY = "event-without-latency-skipped";
  static final String WITHOUT_TYPE = "event-without-type-skipped";

  /** <b>Source</b>: EEGLAB, {@code eeg_findboundaries.m}, option {@code option_boundary99}. */
  private static final String NUMERIC_BOUNDARY = "-99";

  static Events of(Dataset dataset, Where where) throws IOException {
    MatValue value = dataset.events().orElse(MatValue.empty());
    if (!(value instanceof MatValue.Struct struct)) {
      if (value instanceof MatValue.Numbers numbers && numbers.count() > 0) {
        throw where
            .field("EEG.event")
            .bad(
                "Cannot read the events: they must be structs, but was "
                    + value.kind()
                    + ". Load the dataset in EEGLAB and save it again.");
      }
      return new Events(List.of(), new TreeSet<>(), 0, 0);
    }
    List<Event> events = new ArrayList<>();
    SortedSet<Long> starts = new TreeSet<>();
    int withoutLatency = 0;
    int withoutType = 0;
    for (int i = 0; i < struct.count(); i++) {
      Optional<Double> latency = Plain.finite(struct.field("latency", i));
      Optional<String> type = Plain.text(struct.field("type", i).orElse(MatValue.empty()));
      if (latency.isEmpty()) {
        withoutLatency++;
      } else if (type.isEmpty()) {
        withoutType++;
      } else {
        double samples = Plain.finite(struct.field("duration", i)).orElse(0.0);
        events.add(event(latency.get(), samples, type.get(), dataset.rate()));
        if (boundary(type.get())) {
          starts.add(startAfter(latency.get()));
        }
      }
    }
    events.sort(Comparator.comparingDouble(Event::onsetSeconds));
    return new Events(List.copyOf(events), starts, withoutLatency, withoutType);
  }

  /** Latencies count samples from 1 and may lie between two; durations are in samples too. */
  private static Event event(double latency, double samples, String type, SampleRate rate) {
    double hertz = rate.hertz();
    return new Event((latency - 1) / hertz, samples / hertz, type);
  }

  static boolean boundary(String type) {
    return type.toLowerCase(Locale.ROOT).startsWith("boundary") || type.equals(NUMERIC_BOUNDARY);
  }

  /** The first sample, from 0, at or after a latency, which counts from 1. */
  static long startAfter(double latency) {
    return (long) Math.ceil(latency) - 1;
  }
}
