package org.inion.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.inion.bids.Finding;
import org.inion.bids.FindingKind;

/** Findings for people: of each kind the first few, and how many more there are. */
final class FindingLines {
  private static final int SHOWN = 3;

  private FindingLines() {}

  /**
   * One line each.
   *
   * @param others where those stand that are not shown
   */
  static List<String> of(List<Finding> findings, String others) {
    Map<FindingKind, List<Finding>> kinds = new EnumMap<>(FindingKind.class);
    findings.forEach(one -> kinds.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one));
    List<String> lines = new ArrayList<>();
    kinds.forEach(
        (kind, all) -> {
          all.stream().limit(SHOWN).map(Finding::line).forEach(lines::add);
          if (all.size() > SHOWN) {
            lines.add(
                "… and %d more of the kind %s: %s"
                    .formatted(all.size() - SHOWN, kind.label(), others));
          }
        });
    return lines;
  }
}
