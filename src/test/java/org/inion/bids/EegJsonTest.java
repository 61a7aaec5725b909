package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.junit.jupiter.api.Test;

class EegJsonTest {
  private static EegJson json(String text) {
    Where where = Where.file("x_eeg.json");
    return new EegJson(where, JsonText.object(where, text));
  }

  @Test
  void givesWhatIsThere() {
    EegJson eeg =
        json(
            "{\"SamplingFrequency\": 500, \"PowerLineFrequency\": 60, \"EEGReference\": \"Cz\","
                + " \"TaskName\": \"rest\", \"EEGChannelCount\": 129, \"RecordingDuration\": 9.5,"
                + " \"SoftwareFilters\": {\"a\": 1}}");
    assertThat(eeg.samplingFrequencyHertz()).hasValue(500);
    assertThat(eeg.powerLineFrequencyHertz()).hasValue(60);
    assertThat(eeg.recordingDurationSeconds()).hasValue(9.5);
    assertThat(eeg.eegChannelCount()).hasValue(129);
    assertThat(eeg.reference()).contains("Cz");
    assertThat(eeg.taskName()).contains("rest");
    assertThat(eeg.values()).containsKey("SoftwareFilters");
  }

  @Test
  void absentAndNaAndNullAreMissing() {
    EegJson eeg = json("{\"PowerLineFrequency\": \"n/a\", \"EEGReference\": \"n/a\", \"X\": null}");
    assertThat(eeg.powerLineFrequencyHertz()).isEmpty();
    assertThat(eeg.reference()).isEmpty();
    assertThat(eeg.number("X")).isEmpty();
    assertThat(eeg.eegChannelCount()).isEmpty();
  }

  @Test
  void aPowerLineFrequencyOfZeroIsUnknown() {
    assertThat(json("{\"PowerLineFrequency\": 0}").powerLineFrequencyHertz()).isEmpty();
  }

  @Test
  void aValueOfAnotherKindIsNamed() {
    assertThatThrownBy(() -> json("{\"PowerLineFrequency\": \"50 Hz\"}").powerLineFrequencyHertz())
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[x_eeg.json, field \"PowerLineFrequency\"] Cannot use the value: it must be a number,"
                + " but was \"50 Hz\". Correct it, or write \"n/a\".");
    assertThatThrownBy(() -> json("{\"SamplingFrequency\": -1}").samplingFrequencyHertz())
        .hasMessageContaining("it must be > 0 Hz, but was -1.0 Hz.");
    assertThatThrownBy(() -> json("{\"EEGChannelCount\": 1.5}").eegChannelCount())
        .hasMessageContaining("it must be a whole number, but was 1.5.");
  }
}
