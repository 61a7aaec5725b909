package org.inion.batch;

import java.util.Objects;

/**
 * A subject as the table names it.
 *
 * @param dataset column {@code dataset}
 * @param subject column {@code subject_id}
 */
public record SubjectId(String dataset, String subject) {
  public SubjectId {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(subject);
  }
}
