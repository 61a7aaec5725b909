package org.inion.window;

import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Which side a subject of a dataset is on.
 *
 * @param split the side
 * @param fold from 0, for a split into folds
 */
public record SubjectAssignment(String dataset, String subjectId, Split split, OptionalInt fold) {
  static final Comparator<SubjectAssignment> ORDER =
      Comparator.comparing(SubjectAssignment::dataset).thenComparing(SubjectAssignment::subjectId);

  public SubjectAssignment {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(subjectId);
    Objects.requireNonNull(split);
    if (fold.isPresent() && fold.getAsInt() < 0) {
      throw new IllegalArgumentException("Invalid fold: must be >= 0, but was " + fold.getAsInt());
    }
  }

  /** Whether another assignment is to the same side. */
  boolean agreesWith(SubjectAssignment other) {
    return split == other.split && fold.equals(other.fold);
  }

  /** The side in words: {@code train}, or {@code fold 2}. */
  String side() {
    return fold.isPresent() ? "fold " + fold.getAsInt() : split.key();
  }
}
