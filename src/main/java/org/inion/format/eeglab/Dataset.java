package org.inion.format.eeglab;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.error.Where;
import org.inion.format.matlab.MatValue;
import org.inion.signal.SampleRate;

/**
 * What EEGLAB says of a dataset.
 *
 * <p><b>Source</b>: EEGLAB, {@code eeg_checkset.m}, "EEG structure fields".
 *
 * @param channels number of them
 * @param points samples of each channel in one trial
 * @param trials 1 for a continuous recording
 * @param data the samples, or the name of the file that has them
 */
record Dataset(
    int channels,
    long points,
    int trials,
    SampleRate rate,
    MatValue data,
    Optional<MatValue> channelLocations,
    Optional<MatValue> events) {
  /** More would be no recording of a head, and their names alone fill the memory. */
  private static final long MOST_CHANNELS = 1 << 16;

  private static final long MOST_TRIALS = 200_000;
  private static final long MOST_POINTS = 1L << 40;

  static Dataset of(MatValue.Struct variables, Where where) throws IOException {
    MatValue.Struct eeg = eeg(variables, where);
    long trials = eeg.field("trials").isEmpty() ? 1 : whole(eeg, "trials", MOST_TRIALS, where);
    return new Dataset(
        (int) whole(eeg, "nbchan", MOST_CHANNELS, where),
        whole(eeg, "pnts", MOST_POINTS, where),
        (int) trials,
        rate(eeg, where),
        data(eeg, variables, where),
        eeg.field("chanlocs"),
        eeg.field("event"));
  }

  /** Samples of each channel in all trials. */
  long samples() {
    return Math.multiplyExact(points, trials);
  }

  private static MatValue.Struct eeg(MatValue.Struct variables, Where where) {
    if (variables.field("EEG").isEmpty() && variables.field("ALLEEG").isPresent()) {
      throw where
          .field("ALLEEG")
          .bad(
              "Cannot read the file: it must hold one dataset, but holds a list of them. Save each"
                  + " in EEGLAB by itself.");
    }
    MatValue eeg = variables.field("EEG").orElse(variables);
    if (eeg instanceof MatValue.Struct struct && struct.count() == 1) {
      if (struct.field("data").isEmpty() && struct.field("nbchan").isEmpty()) {
        throw where.bad(
            "Cannot read the file: there must be a struct EEG, or its fields, but there is"
                + " neither. It is no dataset of EEGLAB.");
      }
      return struct;
    }
    throw where
        .field("EEG")
        .bad(
            "Cannot read the file: it must be one struct, but was "
                + eeg.kind()
                + ". Save each dataset in EEGLAB by itself.");
  }

  private static OptionalDouble number(MatValue.Struct eeg, String name) throws IOException {
    return eeg.field(name).orElse(MatValue.empty()) instanceof MatValue.Numbers numbers
            && numbers.count() == 1
        ? numbers.first()
        : OptionalDouble.empty();
  }

  private static long whole(MatValue.Struct eeg, String name, long most, Where where)
      throws IOException {
    OptionalDouble found = number(eeg, name);
    double value = found.orElse(Double.NaN);
    if (!(value >= 1 && value <= most && value == Math.rint(value))) {
      throw where
          .field("EEG." + name)
          .bad(
              "Cannot read the dataset: it must be a whole number, 1 to "
                  + most
                  + ", but was "
                  + was(eeg, name, found)
                  + ". Run eeg_checkset in EEGLAB and save the dataset again.");
    }
    return (long) value;
  }

  private static SampleRate rate(MatValue.Struct eeg, Where where) throws IOException {
    OptionalDouble found = number(eeg, "srate");
    try {
      return SampleRate.ofHertz(found.orElse(Double.NaN));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw where
          .field("EEG.srate")
          .bad(
              "Cannot read the dataset: the sample rate must be a number > 0 Hz and a fraction of"
                  + " 64-bit numbers, but was "
                  + was(eeg, "srate", found)
                  + ". Correct it in EEGLAB and save the dataset again.",
              e);
    }
  }

  private static String was(MatValue.Struct eeg, String name, OptionalDouble found) {
    return found.isPresent()
        ? Plain.number(found.getAsDouble())
        : eeg.field(name).map(MatValue::kind).orElse("absent");
  }

  private static MatValue data(MatValue.Struct eeg, MatValue.Struct variables, Where where) {
    MatValue data = eeg.field("data").orElse(MatValue.empty());
    if (data instanceof MatValue.Text text && text.text().equals("EEGDATA")) {
      data = variables.field("EEGDATA").orElse(data);
    }
    if (data instanceof MatValue.Numbers numbers && numbers.count() == 0) {
      data = eeg.field("datfile").orElse(data);
    }
    boolean named = data instanceof MatValue.Text text && !text.text().isBlank();
    boolean inside = data instanceof MatValue.Numbers numbers && numbers.count() > 0;
    if (!named && !inside) {
      throw where
          .field("EEG.data")
          .bad(
              "Cannot read the dataset: it must be samples, or the name of the .fdt file that has"
                  + " them, but was "
                  + data.kind()
                  + ". Load the dataset in EEGLAB and save it again.");
    }
    return data;
  }

  /** The shape of samples that are inside, as a person reads it. */
  static String shape(List<Long> dimensions) {
    return String.join(" × ", dimensions.stream().map(String::valueOf).toList());
  }
}
