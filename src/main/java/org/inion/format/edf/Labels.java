package org.inion.format.edf;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inion.signal.ChannelType;

/**
 * What a label tells of a channel.
 *
 * <p><b>Source</b>: edfplus.info/specs/edftexts.html, "signal types": the label begins with the
 * type, a space follows. {@code EKG} and labels that are a type and nothing else are common
 * besides.
 */
final class Labels {
  private static final Map<String, ChannelType> TYPES =
      Map.of(
          "EEG", ChannelType.EEG,
          "EOG", ChannelType.EOG,
          "ECG", ChannelType.ECG,
          "EKG", ChannelType.ECG,
          "EMG", ChannelType.EMG,
          "RESP", ChannelType.RESP,
          "TEMP", ChannelType.TEMP,
          "STATUS", ChannelType.TRIG,
          "TRIGGER", ChannelType.TRIG);

  private Labels() {}

  /** By the label's first word; else EEG for voltages, and miscellaneous for all other units. */
  static ChannelType type(String label, PhysicalUnit unit) {
    String firstWord = label.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(firstWord))
        .orElse(unit.voltage() ? ChannelType.EEG : ChannelType.MISC);
  }

  /** Whether a BDF signal of that label holds BioSemi's trigger inputs. */
  static boolean isStatus(String label) {
    return label.equalsIgnoreCase("Status");
  }
}
