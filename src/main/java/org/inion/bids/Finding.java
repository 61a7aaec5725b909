package org.inion.bids;

import java.io.Serializable;
import java.util.Objects;
import org.inion.error.Where;

/**
 * Something amiss that was passed over, counted.
 *
 * @param kind what it is
 * @param where the file, line or field
 * @param count how often it is there
 * @param message one sentence, without the place
 */
public record Finding(FindingKind kind, String where, int count, String message)
    implements Serializable {

  public Finding {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(where);
    Objects.requireNonNull(message);
    if (count < 1) {
      throw new IllegalArgumentException("Invalid count: must be >= 1, but was " + count);
    }
  }

  static Finding of(FindingKind kind, Where where, int count, String message) {
    return new Finding(kind, where.place(), count, message);
  }

  /** The finding as one line for a person. */
  public String line() {
    return Where.file(where).says(message);
  }
}
