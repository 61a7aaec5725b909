package org.inion.bids;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * A subject over several datasets: the same name in two datasets is two subjects.
 *
 * @param dataset the dataset's name
 * @param subject without {@code sub-}
 */
public record SubjectKey(String dataset, String subject)
    implements Serializable, Comparable<SubjectKey> {
  private static final Comparator<SubjectKey> ORDER =
      Comparator.comparing(SubjectKey::dataset).thenComparing(SubjectKey::subject);

  public SubjectKey {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(subject);
  }

  @Override
  public int compareTo(SubjectKey other) {
    return ORDER.compare(this, other);
  }
}
