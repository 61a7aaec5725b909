package org.inion.bids;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.ChannelType;

/**
 * What channels.tsv says of a recording's channels.
 *
 * @param table the file
 * @param rows by channel name, in the order of the file
 */
public record ChannelTable(TextTable table, Map<String, Row> rows) {

  /** Whether a channel is fit for use. */
  public enum Status {
    GOOD,
    BAD,
    UNKNOWN
  }

  /**
   * One channel.
   *
   * @param name unique in the file
   * @param type empty where the file says {@code n/a}
   * @param units as they are written
   * @param status of the column {@code status}
   * @param statusDescription why it is bad
   * @param columns every column by name, without those that are missing
   */
  public record Row(
      String name,
      Optional<ChannelType> type,
      Optional<String> units,
      Status status,
      Optional<String> statusDescription,
      Map<String, String> columns) {}

  private static final String ACT = "read the channels";

  public ChannelTable {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /**
   * Reads the table.
   *
   * @throws BadDataException when the column {@code name} or {@code type} is missing, a channel has
   *     no name or the name of another, or a status is none
   */
  public static ChannelTable of(TextTable table) {
    int name = table.require("name", ACT, "Name the column of channel names \"name\".");
    int type =
        table.require("type", ACT, "Add it with EEG, EOG, MISC, ... or n/a, or remove the file.");
    OptionalInt status = table.position("status");
    Map<String, Row> rows = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    for (TextTable.Row line : table.rows()) {
      Where where = table.where().line(line.line());
      Map<String, String> cells = table.present(line);
      String channel = line.cells().get(name);
      Integer first = lines.putIfAbsent(channel, line.line());
      if (channel.isEmpty() || first != null) {
        throw where
            .field("name")
            .bad(
                "Cannot read the channels: each must have a name of its own, but was \""
                    + channel
                    + (first == null ? "\"" : "\" as in line " + first)
                    + ". Correct the name.");
      }
      Optional<String> fitness =
          status.isPresent() ? line.cell(status.getAsInt()) : Optional.empty();
      rows.put(
          channel,
          new Row(
              channel,
              line.cell(type).map(ChannelType::of),
              Optional.ofNullable(cells.get("units")),
              status(where, fitness),
              Optional.ofNullable(cells.get("status_description")),
              cells));
    }
    return new ChannelTable(table, rows);
  }

  private static Status status(Where where, Optional<String> text) {
    return switch (text.orElse("n/a").toLowerCase(Locale.ROOT)) {
      case "good" -> Status.GOOD;
      case "bad" -> Status.BAD;
      case "n/a" -> Status.UNKNOWN;
      default ->
          throw where
              .field("status")
              .bad(
                  "Cannot read the channels: status must be good, bad or n/a, but was \""
                      + text.orElseThrow()
                      + "\". Correct it.");
    };
  }
}
