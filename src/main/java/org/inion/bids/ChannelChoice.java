package org.inion.bids;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;

/**
 * The channels of a recording that enter the signal. Their type and status are those of
 * channels.tsv, their scale and unit the file's.
 *
 * @param positions in {@link org.inion.signal.Recording#channels}, ascending
 * @param channels at these positions, with the type that holds
 * @param bad names of those among them that channels.tsv calls bad
 * @param findings counted, one a kind
 */
public record ChannelChoice(
    List<Integer> positions, List<Channel> channels, List<String> bad, List<Finding> findings) {

  /**
   * Names of channels that hold events rather than signals: readers turn them into events, so that
   * only one side may show them.
   *
   * <p><b>Source</b>: EDF+ 2.2.1 (EDF Annotations), BDF+ (BDF Annotations), BioSemi's BDF (Status).
   */
  private static final Set<String> EVENT_CHANNELS =
      Set.of("EDF Annotations", "BDF Annotations", "Status");

  public ChannelChoice {
    positions = List.copyOf(positions);
    channels = List.copyOf(channels);
    bad = List.copyOf(bad);
    findings = List.copyOf(findings);
  }

  /**
   * Joins channels.tsv and the file, and chooses.
   *
   * @param file the raw file, for messages
   * @param recorded every channel of the file, in its order
   * @param table without it the file's own types hold
   * @param wanted types that enter the signal
   * @throws BadDataException when one side has a channel that the other lacks, or no channel is of
   *     a wanted type
   */
  public static ChannelChoice of(
      Where file, List<Channel> recorded, Optional<ChannelTable> table, Set<ChannelType> wanted) {
    table.ifPresent(rows -> requireSame(file, recorded, rows));
    List<Integer> positions = new ArrayList<>();
    List<Channel> channels = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      Channel channel = recorded.get(i);
      Optional<ChannelTable.Row> row = table.map(rows -> rows.rows().get(channel.name()));
      ChannelType type = row.flatMap(ChannelTable.Row::type).orElse(channel.type());
      if (wanted.contains(type)) {
        positions.add(i);
        channels.add(channel.withType(type));
        row.filter(known -> known.status() == ChannelTable.Status.BAD)
            .ifPresent(known -> bad.add(channel.name()));
      }
    }
    if (recorded.isEmpty()) {
      throw file.bad(
          "Cannot choose channels: the file must hold signals, but holds annotations only. Leave it"
              + " out, or name it in .bidsignore.");
    }
    if (positions.isEmpty()) {
      throw nothingWanted(file, recorded, table, wanted);
    }
    List<Finding> findings =
        table.flatMap(rows -> UnitCheck.compare(recorded, rows)).map(List::of).orElse(List.of());
    return new ChannelChoice(positions, channels, bad, findings);
  }

  /** The positions as readers take them. */
  public int[] positionArray() {
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The names of the chosen channels, in the order of the file. */
  public List<String> names() {
    return channels.stream().map(Channel::name).toList();
  }

  private static void requireSame(Where file, List<Channel> recorded, ChannelTable table) {
    Set<String> inFile = new LinkedHashSet<>(recorded.stream().map(Channel::name).toList());
    Set<String> inTable = new LinkedHashSet<>(table.rows().keySet());
    Set<String> both = new TreeSet<>(inFile);
    both.retainAll(inTable);
    inFile.removeAll(both);
    inTable.removeAll(both);
    inFile.removeAll(EVENT_CHANNELS);
    inTable.removeAll(EVENT_CHANNELS);
    if (!inFile.isEmpty() || !inTable.isEmpty()) {
      throw file.bad(
          "Cannot join the file and its channels.tsv: both must name the same channels, but "
              + onlyOneHas(inFile, inTable, table.table().where().place())
              + ". Correct the names in channels.tsv, or name it in .bidsignore.");
    }
  }

  private static String onlyOneHas(Set<String> inFile, Set<String> inTable, String place) {
    List<String> parts = new ArrayList<>();
    if (!inFile.isEmpty()) {
      parts.add("only the file has " + Names.quoted(inFile));
    }
    if (!inTable.isEmpty()) {
      parts.add("only [" + place + "] has " + Names.quoted(inTable));
    }
    return String.join(" and ", parts);
  }

  private static BadDataException nothingWanted(
      Where file, List<Channel> recorded, Optional<ChannelTable> table, Set<ChannelType> wanted) {
    Set<ChannelType> there = new TreeSet<>();
    for (Channel channel : recorded) {
      there.add(
          table
              .flatMap(rows -> Optional.ofNullable(rows.rows().get(channel.name())))
              .flatMap(ChannelTable.Row::type)
              .orElse(channel.type()));
    }
    String from = table.map(rows -> " in [" + rows.table().where().place() + "]").orElse("");
    return file.bad(
        "Cannot choose channels: at least one must be of type "
            + new TreeSet<>(wanted)
            + ", but the types"
            + from
            + " are "
            + there
            + ". Correct the types, or choose others.");
  }
}
