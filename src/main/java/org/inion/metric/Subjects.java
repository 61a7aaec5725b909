package org.inion.metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.inion.error.BadDataException;

/** Which subject each row is of, as numbers from 0 in the order in which the subjects come. */
public final class Subjects {
  private final int[] of;
  private final int count;

  private Subjects(int[] of, int count) {
    this.of = of;
    this.count = count;
  }

  /** How many rows there are. */
  public int rows() {
    return of.length;
  }

  /** The subject of a row. */
  public int of(int row) {
    return of[row];
  }

  /** How many subjects there are. */
  public int count() {
    return count;
  }

  /** The key of a subject. */
  private record Key(String dataset, String subject) {}

  /**
   * From the key of each row.
   *
   * <p><b>Shape</b>: {@code datasets[n], subjects[n]}.
   *
   * @throws BadDataException when there are not as many subjects as datasets
   */
  public static Subjects of(String[] datasets, String[] subjects) {
    if (datasets.length != subjects.length) {
      throw new BadDataException(
          "Cannot group by subject: subjects must be as many as datasets, "
              + datasets.length
              + ", but were "
              + subjects.length
              + ".");
    }
    Map<Key, Integer> numbers = new HashMap<>();
    int[] of = new int[subjects.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = numbers.computeIfAbsent(new Key(datasets[i], subjects[i]), key -> numbers.size());
    }
    return new Subjects(of, numbers.size());
  }

  /** From any numbers that are equal for rows of one subject, at most {@code bound - 1}. */
  public static Subjects of(int[] anyNumbers, int bound) {
    int[] dense = new int[bound];
    Arrays.fill(dense, -1);
    int[] of = new int[anyNumbers.length];
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      if (dense[anyNumbers[i]] < 0) {
        dense[anyNumbers[i]] = count++;
      }
      of[i] = dense[anyNumbers[i]];
    }
    return new Subjects(of, count);
  }
}
