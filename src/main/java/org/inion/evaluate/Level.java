package org.inion.evaluate;

import java.util.Locale;

/** What counts as one: a window, or a subject with all its windows. */
public enum Level {
  WINDOW,
  SUBJECT;

  /** The name that options and tables use. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
