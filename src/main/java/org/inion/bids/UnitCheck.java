package org.inion.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.signal.Channel;

/** Compares the units of channels.tsv with the file's. The file's hold. */
final class UnitCheck {
  private UnitCheck() {}

  /** One finding for all channels whose units differ. */
  static Optional<Finding> compare(List<Channel> recorded, ChannelTable table) {
    List<String> different = new ArrayList<>();
    for (Channel channel : recorded) {
      ChannelTable.Row row = table.rows().get(channel.name());
      if (row != null && row.units().isPresent() && differs(row.units().get(), channel)) {
        different.add(
            "\"%s\" is %s here and %s in the file"
                .formatted(channel.name(), row.units().get(), unitOf(channel)));
      }
    }
    if (different.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "Units differ from the file's, which hold: %s. Correct channels.tsv."
            .formatted(Names.some(different));
    return Optional.of(
        Finding.of(
            FindingKind.UNIT_DIFFERS,
            table.table().where().field("units"),
            different.size(),
            message));
  }

  /** Where the file's spelling is unknown, a reader has made every voltage µV. */
  private static boolean differs(String units, Channel channel) {
    if (channel.fileUnit().isEmpty() && Units.isVoltage(channel.unit())) {
      return !Units.isVoltage(units);
    }
    return !Units.canonical(units).equals(Units.canonical(unitOf(channel)));
  }

  private static String unitOf(Channel channel) {
    return channel.fileUnit().isEmpty() ? channel.unit() : channel.fileUnit();
  }
}
