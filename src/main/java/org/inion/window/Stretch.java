package org.inion.window;

import java.util.Objects;
import org.inion.signal.Segment;

/**
 * A part of a recording that is filtered on its own and that no window leaves: it holds neither a
 * gap nor a boundary.
 *
 * @param segment where it lies in time and in the file
 * @param samples how many samples it has at the stored rate, after filtering and resampling
 */
public record Stretch(Segment segment, long samples) {

  public Stretch {
    Objects.requireNonNull(segment);
    if (samples < 0) {
      throw new IllegalArgumentException("Invalid sample count: must be >= 0, but was " + samples);
    }
  }
}
