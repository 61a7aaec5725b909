package org.inion.dsp.artifact;

import java.util.Locale;

/** Why a channel is bad over a whole recording. */
public enum BadReason {
  /** The dataset itself says so: status bad in channels.tsv. */
  MARKED,
  /** Holds a value that is no finite number. */
  NOT_FINITE,
  /** Flat in most of the recording. */
  FLAT,
  /** Its amplitude lies far from that of the other channels. */
  DEVIATION,
  /** Correlates with no other channel in too many windows. */
  CORRELATION,
  /** Far more power above 50 Hz, relative to that below, than the other channels. */
  HIGH_FREQUENCY;

  /** As it is written in records: {@code marked}, {@code high-frequency}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
