package org.inion.simulate;

import java.io.IOException;
import java.util.OptionalDouble;
import org.inion.bids.TextTable;
import org.inion.error.Where;
import org.inion.file.FileTree;

/** Reads what happened in a real recording whose signal is not there. */
final class TextScript {
  private static final double TAIL_SECONDS = 3;

  private TextScript() {}

  /** The real events; as long as _eeg.json says, and longer than the last event in any case. */
  static Script of(FileTree files, String stem) throws IOException {
    String path = stem + "_events.tsv";
    String events = files.text(path);
    double seconds = TAIL_SECONDS + lastOnset(TextTable.tsv(Where.file(path), events));
    String sidecar = stem + "_eeg.json";
    if (files.find(sidecar).isPresent()) {
      seconds = Math.max(seconds, RootText.duration(files.text(sidecar)).orElse(0));
    }
    return new Script(events, (int) Math.ceil(seconds));
  }

  private static double lastOnset(TextTable table) {
    int column = table.require("onset", "read the events", "Add it, or remove the file.");
    OptionalDouble last =
        table.rows().stream()
            .flatMap(row -> row.cell(column).stream())
            .mapToDouble(TextScript::number)
            .max();
    return last.orElse(0);
  }

  /** What is no number is told by the reader of events, with its line. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
