package org.inion.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.bids.ChannelChoice;
import org.inion.error.Where;
import org.inion.signal.Channel;
import org.inion.signal.ChannelNames;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;

/**
 * Which channel of a recording becomes which row of the signal.
 *
 * @param names of the rows, as the folder's contract has them
 * @param groups rows that are read together because their channels have one rate
 * @param absent rows whose channel the recording lacks; they are zero
 * @param surplus channels of the wanted types that the folder has no row for
 * @param types of the rows; {@code EEG} for absent ones
 */
record ChannelLayout(
    List<String> names,
    List<Group> groups,
    List<Integer> absent,
    int surplus,
    List<ChannelType> types) {

  /**
   * Channels of one rate.
   *
   * @param positions in the recording
   * @param rows in the signal
   */
  record Group(SampleRate rate, List<Integer> positions, List<Integer> rows) {
    int[] positionArray() {
      return positions.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /**
   * Lays the chosen channels out.
   *
   * @throws org.inion.error.BadDataException when one is missing and the policy is to reject
   */
  static ChannelLayout of(
      Where where, ChannelChoice choice, List<String> names, ChannelRules.Missing policy) {
    Map<String, Integer> chosen = new LinkedHashMap<>();
    for (int i = 0; i < choice.channels().size(); i++) {
      chosen.put(choice.channels().get(i).name(), i);
    }
    Map<SampleRate, Group> groups = new LinkedHashMap<>();
    List<Integer> absent = new ArrayList<>();
    List<ChannelType> types = new ArrayList<>();
    for (int row = 0; row < names.size(); row++) {
      Integer at = chosen.get(names.get(row));
      if (at == null) {
        absent.add(row);
        types.add(ChannelType.EEG);
        continue;
      }
      Channel channel = choice.channels().get(at);
      types.add(channel.type());
      Group group =
          groups.computeIfAbsent(
              channel.rate(), rate -> new Group(rate, new ArrayList<>(), new ArrayList<>()));
      group.positions().add(choice.positions().get(at));
      group.rows().add(row);
    }
    if (groups.isEmpty() || (policy == ChannelRules.Missing.REJECT && !absent.isEmpty())) {
      throw where.bad(missing(choice.names(), names, absent.stream().map(names::get).toList()));
    }
    Set<String> surplus = new HashSet<>(chosen.keySet());
    names.forEach(surplus::remove);
    return new ChannelLayout(names, List.copyOf(groups.values()), absent, surplus.size(), types);
  }

  /** Why a recording with these channels cannot be used, if it cannot. */
  static Optional<String> misfit(
      List<String> there, List<String> names, ChannelRules.Missing policy) {
    List<String> absent = names.stream().filter(name -> !there.contains(name)).toList();
    boolean fits =
        absent.isEmpty()
            || (policy == ChannelRules.Missing.ZERO_FILL && absent.size() < names.size());
    return fits ? Optional.empty() : Optional.of(missing(there, names, absent));
  }

  private static String missing(List<String> there, List<String> names, List<String> absent) {
    return String.format(
        "Cannot add the recording: channels must be those of the folder (%s), but %s missing;"
            + " the recording has %s. Name the channels that all recordings have in"
            + " channels.names, set channels.missing = zero-fill, or leave the recording out.",
        ChannelNames.brief(names),
        ChannelNames.brief(absent) + (absent.size() == 1 ? " is" : " are"),
        ChannelNames.brief(there));
  }

  /** Rows of type EEG: those that the reference is made of and that it is taken from. */
  int[] eegRows() {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < types.size(); row++) {
      if (types.get(row) == ChannelType.EEG) {
        rows.add(row);
      }
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The lowest rate among the groups: what it can show, all channels can. */
  SampleRate lowestRate() {
    SampleRate lowest = groups.get(0).rate();
    for (Group group : groups) {
      if (group.rate().hertz() < lowest.hertz()) {
        lowest = group.rate();
      }
    }
    return lowest;
  }
}
