package org.inion.dsp.artifact;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The channels of a recording that are bad throughout, with their reasons.
 *
 * @param channels all of them
 * @param reasons of each channel, in the same order; none for a good one
 */
public record BadChannels(EegChannels channels, List<Set<BadReason>> reasons) {

  public BadChannels {
    reasons = reasons.stream().map(Set::copyOf).toList();
    if (reasons.size() != channels.count()) {
      throw new IllegalArgumentException(
          "Invalid reasons: must be given for %d channels, but were for %d"
              .formatted(channels.count(), reasons.size()));
    }
  }

  /** Only what the dataset itself says, without a look at the signal. */
  public static BadChannels marked(EegChannels channels) {
    return new BadChannels(
        channels,
        channels.names().stream()
            .map(n -> channels.markedBad().contains(n) ? EnumSet.of(BadReason.MARKED) : none())
            .toList());
  }

  /** Their names, in the order of the channels. */
  public List<String> names() {
    return List.copyOf(byName().keySet());
  }

  /** The bad channels by name, in the order of the channels. */
  public Map<String, Set<BadReason>> byName() {
    Map<String, Set<BadReason>> bad = new LinkedHashMap<>();
    for (int c = 0; c < channels.count(); c++) {
      if (isBad(c)) {
        bad.put(channels.names().get(c), reasons.get(c));
      }
    }
    return bad;
  }

  /** How many channels are bad for each reason; a channel with two reasons counts twice. */
  public Map<BadReason, Integer> counts() {
    Map<BadReason, Integer> counts = new EnumMap<>(BadReason.class);
    reasons.forEach(of -> of.forEach(reason -> counts.merge(reason, 1, Integer::sum)));
    return counts;
  }

  /** Whether the channel in this row is bad. */
  public boolean isBad(int channel) {
    return !reasons.get(channel).isEmpty();
  }

  /** The share of the channels that is bad, from 0 to 1. */
  public double fraction() {
    long bad = reasons.stream().filter(r -> !r.isEmpty()).count();
    return reasons.isEmpty() ? 0 : (double) bad / reasons.size();
  }

  private static Set<BadReason> none() {
    return EnumSet.noneOf(BadReason.class);
  }
}
