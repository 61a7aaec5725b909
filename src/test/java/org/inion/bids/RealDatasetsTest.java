package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.file.LocalFiles;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;

class RealDatasetsTest {
  private static final LocalFiles FILES = new LocalFiles();

  private static Dataset open(String below) throws IOException {
    return BidsFolder.open(FILES, SharedData.path(below), Optional.empty());
  }

  /** The channels as an independent reader found them in the file's header. */
  private static List<Channel> channels(String reference, String file) throws IOException {
    List<Channel> channels = new ArrayList<>();
    JsonNode root = new ObjectMapper().readTree(new File(SharedData.path(reference)));
    for (JsonNode entry : root.get("files")) {
      if (entry.get("file").asText().endsWith(file)) {
        for (JsonNode signal : entry.get("signals")) {
          channels.add(
              new Channel(
                  signal.get("label").asText(),
                  ChannelType.MISC,
                  "uV",
                  signal.get("unit").asText(),
                  SampleRate.ofHertz(signal.get("rate_hz").asDouble()),
                  signal.get("n").asLong()));
        }
      }
    }
    return channels;
  }

  @Test
  void eegmatHasOneRecordingASubject() throws IOException {
    Dataset dataset = open("eegmat-bids");
    assertThat(dataset.recordings()).hasSize(24);
    assertThat(dataset.subjects()).hasSize(24);
    assertThat(dataset.findings()).isEmpty();
    assertThat(dataset.excluded()).isEmpty();
    assertThat(dataset.recordings().get(0).id())
        .isEqualTo("eegmat-bids/sub-00/eeg/sub-00_task-arithmetic");
    assertThat(dataset.recordings()).allMatch(recording -> recording.file().bytes() > 1_000_000);
  }

  @Test
  void eegmatLabelsAreThoseOfParticipants() throws IOException {
    Dataset dataset = open("eegmat-bids");
    LabelColumns columns =
        new Datasets(List.of(dataset)).labelColumns(List.of("subtractions_per_4min"));
    LabelReader reader = new LabelReader(dataset.participants(), columns);
    List<String> men =
        dataset.subjects().stream()
            .filter(subject -> reader.labels(subject).sex().orElseThrow().equals("M"))
            .toList();
    assertThat(men).containsExactly("06", "08", "13", "19");
    assertThat(reader.labels("08").ageYears()).hasValue(26);
    assertThat(reader.labels("01").number("subtractions_per_4min")).hasValue(29.35);
    assertThat(reader.labels("01").pFactor()).isEmpty();
    assertThat(reader.findings(dataset.subjects())).isEmpty();
  }

  @Test
  void eegmatChannelsJoinWithTheFilesHeader() throws IOException {
    SidecarReader reader = new SidecarReader(FILES);
    for (BidsRecording recording : open("eegmat-bids").recordings()) {
      Sidecars sidecars = reader.read(recording);
      assertThat(sidecars.eeg().powerLineFrequencyHertz()).hasValue(50);
      assertThat(sidecars.eeg().eegChannelCount()).hasValue(19);
      assertThat(sidecars.events()).isEmpty();
      List<Channel> channels =
          channels("eegmat-bids/edf_native_reference.json", recording.file().name());
      ChannelChoice choice =
          ChannelChoice.of(
              Where.file(recording.id()), channels, sidecars.channels(), Set.of(ChannelType.EEG));
      assertThat(channels).hasSize(21);
      assertThat(choice.names()).hasSize(19).startsWith("EEG Fp1").doesNotContain("EEG A2-A1");
      assertThat(choice.findings()).isEmpty();
    }
  }

  @Test
  void aSampleOfEeglabHasSessionsRunsAndDerivatives() throws IOException {
    Dataset dataset = open("formats/eeglab_sample/test_data/BIDS_test");
    BidsRecording recording = dataset.recordings().get(0);
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(recording.subject()).isEqualTo("S1");
    assertThat(recording.session()).contains("01");
    assertThat(recording.run()).contains("01");
    assertThat(dataset.excluded())
        .extracting(Exclusion::path, Exclusion::reason)
        .containsExactly(tuple("derivatives", Exclusion.Reason.RESERVED_FOLDER));
    LabelReader labels = new LabelReader(dataset.participants(), LabelColumns.none());
    assertThat(labels.labels("S1").ageYears()).hasValue(32);
    assertThat(new SidecarReader(FILES).read(recording).eeg().taskName()).contains("Experiment");
  }

  @Test
  void aSampleOfEeglabNamesOtherChannelsThanItsFile() throws IOException {
    BidsRecording recording = open("formats/eeglab_sample/test_data/BIDS_test").recordings().get(0);
    List<Channel> channels =
        channels("formats/eeglab_sample/edf_native_reference.json", recording.file().name());
    Optional<ChannelTable> table = new SidecarReader(FILES).read(recording).channels();
    assertThatThrownBy(
            () ->
                ChannelChoice.of(
                    Where.file(recording.file().name()), channels, table, Set.of(ChannelType.EEG)))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("only the file has \"EEG Fp1\", \"EEG Fp2\"")
        .hasMessageContaining("has \"Fp1\", \"AF7\"");
  }
}
