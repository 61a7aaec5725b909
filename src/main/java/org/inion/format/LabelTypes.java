package org.inion.format;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inion.signal.ChannelType;

/**
 * What a label tells of a channel, where its file has no field for it.
 *
 * <p><b>Source</b>: edfplus.info/specs/edftexts.html, "signal types": the label begins with the
 * type, a space follows. {@code EKG} and labels that are a type and nothing else are common
 * besides.
 */
public final class LabelTypes {
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

  private LabelTypes() {}

  /** By the label's first word; else EEG for voltages, and miscellaneous for all other units. */
  public static ChannelType of(String label, PhysicalUnit unit) {
    String firstWord = label.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(firstWord))
        .orElse(unit.voltage() ? ChannelType.EEG : ChannelType.MISC);
  }
}
