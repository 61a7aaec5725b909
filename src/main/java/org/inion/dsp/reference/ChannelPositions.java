package org.inion.dsp.reference;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inion.error.Where;
import org.inion.signal.ChannelNames;

/** Finds channels by name. */
final class ChannelPositions {
  private ChannelPositions() {}

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
          "No channel \"%s\" in the recording; options: %s"
              .formatted(asked, ChannelNames.brief(names)));
    }
    return position;
  }
}
