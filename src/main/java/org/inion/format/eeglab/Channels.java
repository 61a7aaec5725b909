package org.inion.format.eeglab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.error.Where;
import org.inion.format.matlab.MatValue;
import org.inion.signal.ChannelType;

/**
 * What {@code EEG.chanlocs} says of the channels. Positions are passed over.
 *
 * @param labels one for each channel; not always unique
 */
record Channels(List<String> labels, List<ChannelType> types) {
  private static final Map<String, ChannelType> OTHER_NAMES =
      Map.of(
          "EKG", ChannelType.ECG,
          "STIM", ChannelType.TRIG,
          "TRIGGER", ChannelType.TRIG,
          "STATUS", ChannelType.TRIG,
          "TEMPERATURE", ChannelType.TEMP);
  private static final Set<ChannelType> VOLTAGES =
      EnumSet.of(
          ChannelType.EEG,
          ChannelType.EOG,
          ChannelType.HEOG,
          ChannelType.VEOG,
          ChannelType.ECG,
          ChannelType.EMG,
          ChannelType.REF);

  Channels {
    labels = List.copyOf(labels);
    types = List.copyOf(types);
  }

  /**
   * The channels of a dataset.
   *
   * <p>Without locations they are called as MNE calls them, from {@code EEG 000} on.
   */
  static Channels of(Dataset dataset, Where where) throws IOException {
    MatValue locations = dataset.channelLocations().orElse(MatValue.empty());
    List<String> labels = new ArrayList<>();
    List<ChannelType> types = new ArrayList<>();
    if (locations instanceof MatValue.Struct struct && struct.count() > 0) {
      List<MatValue> named = column(struct, "labels");
      List<MatValue> typed = column(struct, "type");
      int count = Math.max(named.size(), struct.count());
      if (count != dataset.channels()) {
        throw wrong(dataset.channels() + " structs, as many as EEG.nbchan says", count, where);
      }
      for (int i = 0; i < count; i++) {
        labels.add(label(named, i));
        types.add(i < typed.size() ? type(Plain.text(typed.get(i))) : ChannelType.EEG);
      }
    } else if (nothing(locations)) {
      for (int i = 0; i < dataset.channels(); i++) {
        labels.add(unnamed(i));
        types.add(ChannelType.EEG);
      }
    } else {
      throw wrong("structs", locations.kind(), where);
    }
    return new Channels(labels, types);
  }

  /** The unit that is read: EEGLAB has microvolts, and says nothing of what is no voltage. */
  static String unit(ChannelType type) {
    return VOLTAGES.contains(type) ? "uV" : "";
  }

  /** One value for each channel; a cell array in a single struct is a list of them as well. */
  private static List<MatValue> column(MatValue.Struct struct, String name) {
    List<MatValue> values = struct.fields().getOrDefault(name, List.of());
    return struct.count() == 1 && values.size() == 1 && values.get(0) instanceof MatValue.Cell cell
        ? cell.values()
        : values;
  }

  private static String label(List<MatValue> named, int channel) throws IOException {
    return channel < named.size()
        ? Plain.text(named.get(channel)).map(String::strip).orElse(unnamed(channel))
        : unnamed(channel);
  }

  private static String unnamed(int channel) {
    return String.format(Locale.ROOT, "EEG %03d", channel);
  }

  private static ChannelType type(Optional<String> name) {
    String upper = name.map(text -> text.strip().toUpperCase(Locale.ROOT)).orElse("EEG");
    return OTHER_NAMES.getOrDefault(upper, ChannelType.of(upper));
  }

  private static boolean nothing(MatValue value) {
    return (value instanceof MatValue.Numbers numbers && numbers.count() == 0)
        || (value instanceof MatValue.Struct struct && struct.count() == 0)
        || (value instanceof MatValue.Cell cell && cell.values().isEmpty())
        || (value instanceof MatValue.Text text && text.text().isBlank());
  }

  private static RuntimeException wrong(String rule, Object was, Where where) {
    return where
        .field("EEG.chanlocs")
        .bad(
            "Cannot name the channels: there must be "
                + rule
                + ", but was "
                + was
                + ". Run eeg_checkset in EEGLAB and save the dataset again.");
  }
}
