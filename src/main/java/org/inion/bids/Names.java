package org.inion.bids;

import java.util.Collection;
import java.util.List;

/** Many names in one line. */
final class Names {
  private static final int SHOWN = 8;

  private Names() {}

  /** The first few names, and how many more there are. */
  static String some(Collection<String> names) {
    List<String> first = names.stream().limit(SHOWN).toList();
    int more = names.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  /** The first few names in quotes. */
  static String quoted(Collection<String> names) {
    return some(names.stream().map(name -> "\"" + name + "\"").toList());
  }
}
