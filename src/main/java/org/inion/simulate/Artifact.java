package org.inion.simulate;

import java.util.List;
import java.util.Locale;

/**
 * What is in a recording that does not come from the brain: the truth about it.
 *
 * @param onsetSeconds from the recording's first sample
 * @param electrodes that see at least a third of the largest amplitude; the first one is its centre
 * @param microvolts signed peak at the electrode that sees it best; for noise, muscle and mains the
 *     root mean square
 */
record Artifact(
    Kind kind,
    double onsetSeconds,
    double durationSeconds,
    List<Integer> electrodes,
    double microvolts) {

  /** Kinds of artifacts. */
  enum Kind {
    BLINK,
    SACCADE,
    MUSCLE,
    DRIFT,
    POP,
    LINE_NOISE,
    BAD_FLAT,
    BAD_NOISE,
    BAD_DETACHED;

    /** What a bad channel can be. */
    static final List<Kind> BAD = List.of(BAD_FLAT, BAD_NOISE, BAD_DETACHED);

    /** Its name in tables. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it lasts for the whole recording. */
    boolean whole() {
      return this == LINE_NOISE || BAD.contains(this);
    }
  }
}
