package org.inion.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of channel names as a person reads them: {@code E1…E128, Cz}. */
public final class ChannelNames {
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");

  private ChannelNames() {}

  /** The names in their order, runs of numbers shortened. */
  public static String brief(List<String> names) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); ) {
      int end = i + 1;
      while (end < names.size() && follows(names.get(end - 1), names.get(end))) {
        end++;
      }
      if (end - i > 2) {
        parts.add(names.get(i) + "…" + names.get(end - 1));
      } else {
        parts.addAll(names.subList(i, end));
      }
      i = end;
    }
    return String.join(", ", parts);
  }

  private static boolean follows(String first, String second) {
    Matcher a = NUMBERED.matcher(first);
    Matcher b = NUMBERED.matcher(second);
    return a.matches()
        && b.matches()
        && a.group(1).equals(b.group(1))
        && Integer.parseInt(a.group(2)) + 1 == Integer.parseInt(b.group(2));
  }
}
