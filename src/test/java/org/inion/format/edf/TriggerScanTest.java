package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.inion.file.LocalFiles;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.format.SharedData;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;

/** Events from BioSemi's status channel. */
class TriggerScanTest {
  private static final int CMS_IN_RANGE = 1 << 20;

  @Test
  @Covers(Feature.TRIGGERS)
  void aCodeThatRisesIsAnEvent() throws IOException {
    assertThat(triggersOf(0, 0, 5, 5, 0, 0, 7, 0))
        .containsExactly(new Event(0.25, 0, "5"), new Event(0.75, 0, "7"));
  }

  @Test
  void aCodeThatRisesFromAnotherIsAnEventAndOneThatFallsIsNot() throws IOException {
    assertThat(triggersOf(0, 3, 9, 4, 4, 0, 0, 0))
        .containsExactly(new Event(0.125, 0, "3"), new Event(0.25, 0, "9"));
  }

  @Test
  void theAmplifiersOwnBitsAreNoEvents() throws IOException {
    int high = -1 << 16;
    assertThat(triggersOf(0, CMS_IN_RANGE, CMS_IN_RANGE | 2, high | 2, high, 0, 0, 65535))
        .containsExactly(new Event(0.25, 0, "2"), new Event(0.875, 0, "65535"));
  }

  @Test
  void aCodeThatStandsFromTheStartIsNoEvent() throws IOException {
    assertThat(triggersOf(255, 255, 254, 255, 0, 0, 0, 0))
        .containsExactly(new Event(0.375, 0, "255"));
  }

  @Test
  void aCodeAfterAGapHasTheTimeOfItsSegment() throws IOException {
    EdfVariant variant = EdfVariant.BDF_D;
    EdfLayout layout =
        EdfLayout.continuous(
                variant, BigDecimal.ONE, 2, List.of(EdfBytes.signal(variant, "Status", 4)))
            .withRecordOnsets(EdfBytes.onsets("0", "10"));
    int[] codes = {0, 0, 0, 1, 2, 0, 3, 0};
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout, (c, i) -> codes[i]))) {
      assertThat(file.events()).containsExactly(new Event(0.75, 0, "1"), new Event(10.5, 0, "3"));
    }
  }

  @Test
  void aStatusChannelOf16BitsIsNoneOfBioSemis() throws IOException {
    EdfLayout layout =
        EdfLayout.continuous(
            EdfVariant.EDF,
            BigDecimal.ONE,
            1,
            List.of(EdfBytes.signal(EdfVariant.EDF, "Status", 8)));
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout))) {
      assertThat(file.events()).isEmpty();
    }
  }

  @Test
  void findsThePulsesOfARealRecording() throws IOException {
    String path =
        SharedData.folder()
            .resolve("formats/mne_python_testdata/edf/tests/data/test_bdf_stim_channel.bdf")
            .toString();
    try (EdfFile file = new EdfFormat().open(new LocalFiles(), path, ReadPolicies.DEFAULT)) {
      assertThat(file.triggers()).hasSize(9).startsWith(new Event(242 / 500.0, 0, "4"));
      assertThat(file.annotations()).isEmpty();
      assertThat(file.events()).isEqualTo(file.triggers());
    }
  }

  /** The triggers of a second at 8 Hz. */
  private static List<Event> triggersOf(int... status) throws IOException {
    EdfVariant variant = EdfVariant.BDF;
    EdfLayout layout =
        EdfLayout.continuous(
            variant,
            BigDecimal.ONE,
            1,
            List.of(EdfBytes.signal(variant, "A1", 8), EdfBytes.signal(variant, "Status", 8)));
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout, (c, i) -> c * status[i]))) {
      return file.triggers();
    }
  }
}
