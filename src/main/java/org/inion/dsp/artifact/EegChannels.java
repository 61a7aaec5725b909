package org.inion.dsp.artifact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The EEG channels that are kept, in the order of the signal's rows, and what is known of them
 * beforehand.
 *
 * @param names unique
 * @param markedBad those whose status in channels.tsv is bad
 * @param references declared recording references: flat by construction, and not bad for it
 */
public record EegChannels(List<String> names, Set<String> markedBad, Set<String> references) {

  public EegChannels {
    names = List.copyOf(names);
    markedBad = Set.copyOf(markedBad);
    references = Set.copyOf(references);
    Set<String> known = new HashSet<>(names);
    if (known.size() < names.size()) {
      throw new IllegalArgumentException(
          "Invalid channel names: must be unique, but were " + names);
    }
    requireKnown("bad channels", known, markedBad);
    requireKnown("reference channels", known, references);
  }

  /** Channels of which nothing is known beforehand. */
  public static EegChannels named(List<String> names) {
    return new EegChannels(names, Set.of(), Set.of());
  }

  int count() {
    return names.size();
  }

  boolean isMarkedBad(int channel) {
    return markedBad.contains(names.get(channel));
  }

  boolean isReference(int channel) {
    return references.contains(names.get(channel));
  }

  private static void requireKnown(String field, Set<String> known, Set<String> asked) {
    if (!known.containsAll(asked)) {
      throw new IllegalArgumentException(
          "Invalid %s: must be names of channels, but were %s".formatted(field, asked));
    }
  }
}
