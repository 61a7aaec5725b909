package org.inion.table;

import java.io.Serializable;
import java.util.Objects;

/**
 * One column of a table.
 *
 * @param name as in the file
 * @param kind of its values
 * @param presence whether a value may be missing
 * @param meaning one line for people, with the unit
 */
public record Column(String name, Kind kind, Presence presence, String meaning)
    implements Serializable {

  /** What a value is, in Java. */
  public enum Kind {
    /** {@link String}. */
    STRING,
    /** {@link Integer}. */
    INT,
    /** {@link Long}. */
    LONG,
    /** {@link Double}. */
    DOUBLE,
    /** {@link Float}. */
    FLOAT,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@code byte[]}. */
    BINARY,
    /** {@code float[]}. */
    FLOATS,
    /** {@code List<String>}. */
    STRINGS
  }

  /** Whether a value may be missing. */
  public enum Presence {
    REQUIRED,
    OPTIONAL
  }

  public Column {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(presence);
    Objects.requireNonNull(meaning);
  }

  /** A column without missing values. */
  public static Column required(String name, Kind kind, String meaning) {
    return new Column(name, kind, Presence.REQUIRED, meaning);
  }

  /** A column whose values may be missing. */
  public static Column optional(String name, Kind kind, String meaning) {
    return new Column(name, kind, Presence.OPTIONAL, meaning);
  }
}
