package org.inion.evaluate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows put into named groups.
 *
 * @param name of the grouping
 * @param groups rows by group, in the order in which they are shown
 */
record Grouping(String name, Map<String, int[]> groups) {
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** R2 before R10, the unknown last. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.<String, Boolean>comparing(Words.UNKNOWN::equals)
          .thenComparing(
              name ->
                  DIGITS
                      .matcher(name)
                      .replaceAll(
                          run -> "0".repeat(Math.max(0, 12 - run.group().length())) + run.group()))
          .thenComparing(Comparator.naturalOrder());

  /** Every grouping of which something is known. */
  static List<Grouping> all(Predictions.Rows rows, AgeBands bands) {
    return Stream.of(
            of(rows, GroupScores.OVERALL, row -> "all", Comparator.naturalOrder()),
            words(rows, "release", rows.releases()),
            words(rows, "task", rows.tasks()),
            ages(rows, bands),
            words(rows, "sex", rows.sexes()))
        .filter(Grouping::isKnown)
        .toList();
  }

  /** Whether the value is known of any row. */
  boolean isKnown() {
    return !groups.keySet().equals(Set.of(Words.UNKNOWN));
  }

  /** By age band, where the age is known. */
  static Grouping ages(Predictions.Rows rows, AgeBands bands) {
    List<String> order = bands.names();
    return of(
        rows,
        "age_band",
        row ->
            Double.isNaN(rows.ageYears(row))
                ? Words.UNKNOWN
                : order.get(bands.of(rows.ageYears(row))),
        Comparator.comparing(
            name -> name.equals(Words.UNKNOWN) ? order.size() : order.indexOf(name)));
  }

  private static Grouping words(Predictions.Rows rows, String name, Words.Column column) {
    return of(rows, name, row -> column.names().get(column.number(row)), BY_NUMBER);
  }

  private static Grouping of(
      Predictions.Rows rows, String name, IntFunction<String> group, Comparator<String> order) {
    Map<String, IntStream.Builder> builders = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      builders.computeIfAbsent(group.apply(row), key -> IntStream.builder()).add(row);
    }
    Map<String, int[]> groups = new TreeMap<>(order);
    builders.forEach((key, builder) -> groups.put(key, builder.build().toArray()));
    return new Grouping(name, groups);
  }
}
