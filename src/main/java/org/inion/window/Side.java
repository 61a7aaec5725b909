package org.inion.window;

import java.util.OptionalInt;

/** Where a rule puts a person. */
record Side(Split split, OptionalInt fold) {

  Side(Split split) {
    this(split, OptionalInt.empty());
  }

  SubjectAssignment of(Subject subject) {
    return new SubjectAssignment(subject.dataset(), subject.subjectId(), split, fold);
  }
}
