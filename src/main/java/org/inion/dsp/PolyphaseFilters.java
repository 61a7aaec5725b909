package org.inion.dsp;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.inion.error.Where;
import org.inion.signal.SampleRate;

/** Filters that were made once and are shared by the threads of a JVM. */
public final class PolyphaseFilters {
  private final ConcurrentMap<Key, PolyphaseFilter> made = new ConcurrentHashMap<>();

  /** What a filter depends on. */
  private record Key(FilterSpec spec, SampleRate input, SampleRate output) {}

  /** The filter for recordings of one rate, made when first asked for. */
  public PolyphaseFilter of(Where where, FilterSpec spec, SampleRate input, SampleRate output) {
    return made.computeIfAbsent(
        new Key(spec, input, output), key -> PolyphaseFilter.of(where, spec, input, output));
  }
}
