package org.inion.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deals persons to sides, one after the other, each to the side that lacks most of its share.
 * Persons of one stratum come together, in the order of their hashes, so that each stratum is
 * divided in nearly the same shares, and the whole as well.
 */
final class Dealer {
  private Dealer() {}

  /**
   * The side of each person, by number.
   *
   * @param shares of the sides, summing to 1. No side is ever a whole person above its share
   */
  static Map<SubjectKey, Integer> deal(
      List<Person> persons, long seed, Optional<Strata> strata, double[] shares) {
    int[] dealt = new int[shares.length];
    Map<SubjectKey, Integer> sides = new HashMap<>();
    for (SubjectKey key : order(persons, seed, strata)) {
      int side = neediest(shares, dealt, sides.size() + 1);
      dealt[side]++;
      sides.put(key, side);
    }
    return sides;
  }

  private static List<SubjectKey> order(List<Person> persons, long seed, Optional<Strata> strata) {
    Map<SubjectKey, Integer> stratum =
        strata.map(groups -> StratumNumbers.of(persons, groups)).orElse(Map.of());
    List<SubjectKey> keys = new ArrayList<>(persons.stream().map(Person::key).toList());
    Map<SubjectKey, Double> hashes = new HashMap<>();
    keys.forEach(key -> hashes.put(key, SubjectHash.of(seed, key)));
    keys.sort(
        Comparator.comparing((SubjectKey key) -> stratum.getOrDefault(key, 0))
            .thenComparing(hashes::get)
            .thenComparing(Comparator.naturalOrder()));
    return keys;
  }

  private static int neediest(double[] shares, int[] dealt, int total) {
    int neediest = 0;
    for (int side = 1; side < shares.length; side++) {
      if (shares[side] * total - dealt[side] > shares[neediest] * total - dealt[neediest]) {
        neediest = side;
      }
    }
    return neediest;
  }
}
