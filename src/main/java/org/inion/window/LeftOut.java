package org.inion.window;

import java.util.Locale;

/** Why a window is not in the plan. */
public enum LeftOut {
  /** It would start before the recording's first sample. */
  BEFORE_START,
  /** It would run across a gap or a boundary. */
  CROSSES_GAP,
  /** It would run past the recording's last sample. */
  BEYOND_END;

  /** As it is written in records: {@code before-start}, {@code crosses-gap}, {@code beyond-end}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
