package org.inion.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inion.error.Where;
import org.inion.format.ReadPolicies.DuplicateLabels;

/**
 * The names of channels, unique, from labels that may not be.
 *
 * @param names in the order of the labels
 * @param renamed how many differ from their label
 */
public record ChannelNames(List<String> names, int renamed) {
  /** What {@link org.inion.signal.Recording#repairs} calls it. */
  public static final String RENAMED = "duplicate-label-renamed";

  public ChannelNames {
    names = List.copyOf(names);
  }

  /**
   * The names of channels that have these labels.
   *
   * @throws org.inion.error.BadDataException when a label is not unique and the policy says so
   */
  public static ChannelNames of(List<String> labels, DuplicateLabels policy, Where where) {
    Map<String, List<Integer>> positions = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      positions.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
    }
    List<String> names = new ArrayList<>(labels);
    Set<String> taken = new HashSet<>(labels);
    int renamed = 0;
    for (Map.Entry<String, List<Integer>> label : positions.entrySet()) {
      List<Integer> channels = label.getValue();
      if (channels.size() > 1) {
        if (policy == DuplicateLabels.REJECT) {
          throw rejection(label.getKey(), channels, where);
        }
        rename(label.getKey(), channels, names, taken);
        renamed += channels.size();
      }
    }
    return new ChannelNames(names, renamed);
  }

  /** Numbers that would make another duplicate are passed over. */
  private static void rename(
      String label, List<Integer> channels, List<String> names, Set<String> taken) {
    int number = 0;
    for (int channel : channels) {
      while (!taken.add(label + "-" + number)) {
        number++;
      }
      names.set(channel, label + "-" + number);
    }
  }

  private static RuntimeException rejection(String label, List<Integer> channels, Where where) {
    return where.bad(
        "Cannot name the channels: label must be unique, but \""
            + label
            + "\" was found on channels "
            + channels
            + ". Set read.duplicate-labels to rename.");
  }
}
