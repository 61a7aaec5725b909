package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inion.bids.BidsRecording;
import org.inion.bids.LabelColumns;
import org.inion.bids.Labels;
import org.inion.bids.SidecarFiles;
import org.inion.config.Layers;
import org.inion.error.BadSetupException;
import org.inion.file.FileEntry;
import org.inion.signal.SampleRate;
import org.inion.table.Contract;
import org.junit.jupiter.api.Test;

class ContractChooserTest {

  private static ContractChooser chooser(String... assignments) {
    Layers layers = Layers.reference("conf/preprocess.conf");
    for (String assignment : assignments) {
      layers.set(assignment);
    }
    PreprocessConfig config = PreprocessConfig.of(layers.resolve());
    return new ContractChooser(config, config.schema(LabelColumns.none()));
  }

  private static RecordingProbe.Seen seen(String id, double hertz, String... channels) {
    FileEntry file = new FileEntry(id + ".edf", false, 1, 1);
    BidsRecording recording =
        new BidsRecording(
            "d",
            id,
            file,
            List.of(),
            "",
            Map.of("sub", id),
            new SidecarFiles(List.of(), List.of()));
    RecordingTask task = new RecordingTask(recording, new Labels(Map.of(), Map.of()), "");
    return new RecordingProbe.Seen(
        task, List.of(channels), SampleRate.ofHertz(hertz), 10, 5, List.of());
  }

  @Test
  void theChannelsOfMostRecordingsHold() {
    Contract contract =
        chooser()
            .choose(
                List.of(
                    seen("a", 500, "Cz"), seen("b", 500, "Fz", "Cz"), seen("c", 250, "Fz", "Cz")));
    assertThat(contract.channels()).containsExactly("Fz", "Cz");
    assertThat(contract.sampleRateHz()).isEqualTo(100);
    assertThat(contract.samples()).isEqualTo(200);
  }

  @Test
  void aTieGoesToTheFirstByIdWhateverTheOrder() {
    List<RecordingProbe.Seen> seen =
        new ArrayList<>(List.of(seen("b", 500, "B"), seen("a", 250, "A")));
    assertThat(chooser("resample.rate=off").choose(seen).channels()).containsExactly("A");
    assertThat(chooser("resample.rate=off").choose(seen).sampleRateHz()).isEqualTo(250);
  }

  @Test
  void namedChannelsHoldInTheirOrder() {
    Contract contract =
        chooser("channels.names=[Cz, Fz]").choose(List.of(seen("a", 500, "Fz", "Cz", "Pz")));
    assertThat(contract.channels()).containsExactly("Cz", "Fz");
  }

  @Test
  void withoutARecordingThereIsNoContract() {
    assertThatThrownBy(() -> chooser().choose(List.of()))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("none of the recordings can be opened");
  }

  @Test
  void atTheRecordingsRateAWindowMustBeAWholeNumberOfSamples() {
    ContractChooser chooser = chooser("resample.rate=off", "window.length=1001 ms");
    assertThatThrownBy(() -> chooser.choose(List.of(seen("a", 500, "Fz"))))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("window.length");
  }

  @Test
  void whatARunLeavesOpenIsAsInTheFolder() {
    Contract there = chooser("resample.rate=250 Hz").choose(List.of(seen("a", 500, "Fz")));
    assertThat(chooser("resample.rate=off").fits(there)).isTrue();
    assertThat(chooser().fits(there)).isFalse();
    assertThatThrownBy(() -> chooser().requireFits(there, "OUT"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageStartingWith("[OUT] Cannot add to the folder")
        .hasMessageContaining("sample_rate_hz 250.0 here, 100.0 there");
  }
}
