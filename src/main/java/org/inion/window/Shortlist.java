package org.inion.window;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in a message: the first ten, and how many more there are. */
final class Shortlist {
  private static final int SHOWN = 10;

  private Shortlist() {}

  static String of(Collection<String> names) {
    String shown = names.stream().sorted().limit(SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
