package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inion.bids.ChannelChoice;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.ingest.ChannelRules.Missing;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;

class ChannelLayoutTest {
  private static final Where FILE = Where.file("x.edf");

  private static ChannelChoice choice(Object... namesAndRates) {
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < namesAndRates.length; i += 2) {
      int rate = (Integer) namesAndRates[i + 1];
      String name = (String) namesAndRates[i];
      ChannelType type = name.startsWith("HEO") ? ChannelType.EOG : ChannelType.EEG;
      channels.add(new Channel(name, type, "uV", SampleRate.ofHertz(rate), 10L * rate));
    }
    return ChannelChoice.of(
        FILE, channels, Optional.empty(), Set.of(ChannelType.EEG, ChannelType.EOG));
  }

  @Test
  void rowsAreInTheFoldersOrderWhateverTheFiles() {
    ChannelLayout layout =
        ChannelLayout.of(
            FILE, choice("Pz", 200, "HEOG", 200, "Fz", 200), List.of("Fz", "Pz"), Missing.REJECT);
    assertThat(layout.groups()).hasSize(1);
    assertThat(layout.groups().get(0).positions()).containsExactly(2, 0);
    assertThat(layout.groups().get(0).rows()).containsExactly(0, 1);
    assertThat(layout.surplus()).isEqualTo(1);
    assertThat(layout.absent()).isEmpty();
  }

  @Test
  void channelsOfOneRateAreReadTogether() {
    ChannelLayout layout =
        ChannelLayout.of(
            FILE, choice("a", 200, "b", 500, "c", 200), List.of("a", "b", "c"), Missing.REJECT);
    assertThat(layout.groups())
        .extracting(group -> group.rate().hertz() + " " + group.rows())
        .containsExactly("200.0 [0, 2]", "500.0 [1]");
    assertThat(layout.lowestRate()).isEqualTo(SampleRate.ofHertz(200));
  }

  @Test
  void anAbsentChannelIsNamedOrZeroByPolicy() {
    ChannelChoice choice = choice("Fz", 200, "HEOG", 200);
    assertThatThrownBy(
            () -> ChannelLayout.of(FILE, choice, List.of("Fz", "Cz", "Pz"), Missing.REJECT))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("[x.edf] Cannot add the recording")
        .hasMessageContaining("but Cz, Pz are missing; the recording has Fz, HEOG");
    ChannelLayout layout =
        ChannelLayout.of(FILE, choice, List.of("Fz", "Cz", "HEOG"), Missing.ZERO_FILL);
    assertThat(layout.absent()).containsExactly(1);
    assertThat(layout.eegRows()).containsExactly(0, 1);
  }

  @Test
  void aRecordingWithoutAnyOfTheChannelsIsRefusedInAnyCase() {
    assertThatThrownBy(
            () -> ChannelLayout.of(FILE, choice("x", 200), List.of("Fz"), Missing.ZERO_FILL))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("but Fz is missing");
  }
}
