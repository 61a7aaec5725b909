package org.inion.bids;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/**
 * What {@code _eeg.json} says of a recording, the files of all levels merged key by key.
 *
 * @param where the nearest file, or the recording where there is none
 * @param values by key, as JSON has them: text, numbers, lists, maps
 */
public record EegJson(Where where, Map<String, Object> values) {

  public EegJson {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** <b>Unit</b>: Hz. */
  public OptionalDouble samplingFrequencyHertz() {
    return positive("SamplingFrequency", "Hz");
  }

  /** Of the mains; empty where unknown. <b>Unit</b>: Hz. */
  public OptionalDouble powerLineFrequencyHertz() {
    OptionalDouble hertz = number("PowerLineFrequency");
    return hertz.isPresent() && hertz.getAsDouble() == 0
        ? OptionalDouble.empty()
        : positive("PowerLineFrequency", "Hz");
  }

  /** <b>Unit</b>: s. */
  public OptionalDouble recordingDurationSeconds() {
    return positive("RecordingDuration", "s");
  }

  /** How many channels of type EEG there are. */
  public OptionalInt eegChannelCount() {
    OptionalDouble count = number("EEGChannelCount");
    if (count.isEmpty()) {
      return OptionalInt.empty();
    }
    int whole = (int) count.getAsDouble();
    if (whole != count.getAsDouble() || whole < 0) {
      throw bad("EEGChannelCount", "a whole number", values.get("EEGChannelCount"), "");
    }
    return OptionalInt.of(whole);
  }

  /**
   * Whether there is such a file and it does not say how many EEG channels there are; the raw file
   * says it then.
   */
  public boolean hasNoChannelCount() {
    return !values.isEmpty() && eegChannelCount().isEmpty();
  }

  /** The reference electrode, as people write it. */
  public Optional<String> reference() {
    return text("EEGReference");
  }

  /** The task in words. */
  public Optional<String> taskName() {
    return text("TaskName");
  }

  /** A text by its key; empty where it is absent or {@code n/a}. */
  public Optional<String> text(String key) {
    return values.get(key) instanceof String text && !TextTable.isMissing(text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * A number by its key; empty where it is absent, null or {@code n/a}.
   *
   * @throws BadDataException when something else stands there
   */
  public OptionalDouble number(String key) {
    Object value = values.get(key);
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    if (value == null || (value instanceof String text && TextTable.isMissing(text))) {
      return OptionalDouble.empty();
    }
    throw bad(key, "a number", value, "");
  }

  private OptionalDouble positive(String key, String unit) {
    OptionalDouble value = number(key);
    if (value.isPresent() && !(value.getAsDouble() > 0)) {
      throw bad(key, "> 0 " + unit, value.getAsDouble(), " " + unit);
    }
    return value;
  }

  private BadDataException bad(String key, String rule, Object value, String unit) {
    return where
        .field(key)
        .bad(
            "Cannot use the value: it must be "
                + rule
                + ", but was "
                + JsonText.canonical(value)
                + unit
                + ". Correct it, or write \"n/a\".");
  }
}
