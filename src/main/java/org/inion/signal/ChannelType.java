package org.inion.signal;

import java.util.Locale;

/**
 * What a channel records.
 *
 * <p><b>Source</b>: BIDS 1.8, Electroencephalography, "Channels description", the table of types.
 */
public enum ChannelType {
  AUDIO,
  EEG,
  EOG,
  ECG,
  EMG,
  EYEGAZE,
  GSR,
  HEOG,
  MISC,
  PPG,
  PUPIL,
  REF,
  RESP,
  SYSCLOCK,
  TEMP,
  TRIG,
  VEOG,
  /** A type that BIDS does not name. */
  OTHER;

  /** The type of that name, in any case; {@link #OTHER} for a name that BIDS does not have. */
  public static ChannelType of(String name) {
    for (ChannelType type : values()) {
      if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return type;
      }
    }
    return OTHER;
  }
}
