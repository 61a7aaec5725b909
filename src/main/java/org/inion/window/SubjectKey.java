package org.inion.window;

import java.util.Comparator;
import java.util.Objects;

/**
 * One person: what a split must never divide.
 *
 * @param pool within which an ID stands for one person: a dataset, or {@code shared:} and the name
 *     of datasets that share subjects
 * @param subjectId as in BIDS, without {@code sub-}
 */
public record SubjectKey(String pool, String subjectId) implements Comparable<SubjectKey> {
  private static final Comparator<SubjectKey> ORDER =
      Comparator.comparing(SubjectKey::pool).thenComparing(SubjectKey::subjectId);

  public SubjectKey {
    Objects.requireNonNull(pool);
    Objects.requireNonNull(subjectId);
  }

  @Override
  public int compareTo(SubjectKey other) {
    return ORDER.compare(this, other);
  }
}
