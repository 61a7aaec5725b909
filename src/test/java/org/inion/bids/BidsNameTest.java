package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BidsNameTest {
  @Test
  void takesANameApart() {
    BidsName name = BidsName.parse("sub-01_task-rest_acq-a_run-02_eeg.EDF").orElseThrow();
    assertThat(name.entities().keySet()).containsExactly("sub", "task", "acq", "run");
    assertThat(name.entities()).containsEntry("run", "02");
    assertThat(name.suffix()).isEqualTo("eeg");
    assertThat(name.extension()).isEqualTo(".edf");
  }

  @Test
  void aSidecarInTheRootMayHaveNoEntities() {
    assertThat(BidsName.parse("channels.tsv").orElseThrow())
        .isEqualTo(new BidsName(Map.of(), "channels", ".tsv"));
  }

  @Test
  void aNameOfOtherPartsIsNone() {
    assertThat(BidsName.parse("my recording_eeg.edf")).isEmpty();
    assertThat(BidsName.parse("sub-_eeg.edf")).isEmpty();
    assertThat(BidsName.parse("-01_eeg.edf")).isEmpty();
    assertThat(BidsName.parse("sub-01_sub-02_eeg.edf")).isEmpty();
    assertThat(BidsName.parse("_eeg.edf")).isEmpty();
  }
}
