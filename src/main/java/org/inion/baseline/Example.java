package org.inion.baseline;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.window.SubjectKey;

/**
 * One row to be predicted: a subject, or a trial of one.
 *
 * @param subject the person
 * @param group what is held out together: the release, or the dataset where no release is known
 * @param target in the target's unit; of two classes 0 or 1
 * @param ageYears of the subject, if known
 * @param sex {@code F} or {@code M}, if known
 */
record Example(
    SubjectKey subject,
    String group,
    double target,
    OptionalDouble ageYears,
    Optional<String> sex) {

  Example {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(group);
    Objects.requireNonNull(ageYears);
    Objects.requireNonNull(sex);
  }
}
