package org.inion.error;

/**
 * A file or recording that cannot be used as it is. The job rejects that recording, says so, and
 * goes on with the others.
 *
 * <p>The message reads {@code [where] Cannot <act>: <field> must be <rule>, but was <value>. <way
 * out>}; build it with {@link Where}.
 */
public final class BadDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadDataException(String message) {
    super(message);
  }

  public BadDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
