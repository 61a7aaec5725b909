package org.inion.dsp.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.inion.error.Where;

/** Finds channels by name, and lists the names that there are. */
final class ChannelNames {
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");
  private static final int LEAST_RUN = 3;

  private ChannelNames() {}

  static int[] positionsWithout(List<String> names, Set<String> without) {
    return IntStream.range(0, names.size()).filter(i -> !without.contains(names.get(i))).toArray();
  }

  static int[] positions(Where where, List<String> names, List<String> asked) {
    return asked.stream().mapToInt(name -> position(where, names, name)).toArray();
  }

  private static int position(Where where, List<String> names, String asked) {
    int position = names.indexOf(asked);
    if (position < 0) {
      throw where.bad(
          "No channel \"%s\" in the recording; options: %s".formatted(asked, abbreviated(names)));
    }
    return position;
  }

  /** The names, three or more that count up as first and last: {@code E1…E128, Cz}. */
  static String abbreviated(List<String> names) {
    List<String> parts = new ArrayList<>();
    for (int first = 0; first < names.size(); ) {
      int stop = first + 1;
      while (stop < names.size() && follows(names.get(stop - 1), names.get(stop))) {
        stop++;
      }
      if (stop - first >= LEAST_RUN) {
        parts.add(names.get(first) + "…" + names.get(stop - 1));
      } else {
        parts.addAll(names.subList(first, stop));
      }
      first = stop;
    }
    return String.join(", ", parts);
  }

  private static boolean follows(String one, String next) {
    Matcher a = NUMBERED.matcher(one);
    Matcher b = NUMBERED.matcher(next);
    return a.matches()
        && b.matches()
        && a.group(1).equals(b.group(1))
        && Integer.parseInt(a.group(2)) + 1 == Integer.parseInt(b.group(2));
  }
}
