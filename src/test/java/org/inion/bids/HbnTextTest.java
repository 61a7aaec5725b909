package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.inion.signal.Event;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real text of HBN-EEG's first release; its raw files are stood in for by empty ones. */
class HbnTextTest {
  private static MemoryTree tree;
  private static Dataset dataset;

  @BeforeAll
  static void open() throws IOException {
    tree = SharedData.hbn("ds005505");
    dataset = BidsFolder.open(tree, "ds005505", Optional.empty());
  }

  @Test
  void participantsHave24ColumnsAndSomeLackTheFactors() {
    assertThat(dataset.participants().all()).hasSize(136);
    assertThat(dataset.participants().columns()).hasSize(23);
    LabelReader reader = new LabelReader(dataset.participants(), LabelColumns.none());
    Labels first = reader.labels("NDARAC904DMU");
    assertThat(first.release()).contains("R1");
    assertThat(first.sex()).contains("F");
    assertThat(first.ageYears()).hasValue(11.3386);
    assertThat(first.externalizing()).hasValue(0.325);
    List<String> all = dataset.participants().all().stream().map(Participant::subject).toList();
    assertThat(reader.findings(all))
        .extracting(Finding::kind, Finding::count)
        .containsOnly(tuple(FindingKind.LABEL_MISSING, 4))
        .hasSize(4);
    long women =
        all.stream()
            .filter(subject -> reader.labels(subject).sex().equals(Optional.of("F")))
            .count();
    assertThat(women).isEqualTo(46);
  }

  @Test
  void extraColumnsAreTypedByTheirValues() {
    LabelColumns columns =
        LabelColumns.resolve(
            List.of(dataset.participants()), List.of("ehq_total", "full_pheno", "RestingState"));
    assertThat(columns.extra())
        .containsEntry("ehq_total", LabelType.NUMBER)
        .containsEntry("full_pheno", LabelType.TEXT)
        .containsEntry("RestingState", LabelType.TEXT);
  }

  @Test
  void participantsWithoutTextHereAreCounted() {
    assertThat(dataset.findings())
        .extracting(Finding::kind, Finding::count)
        .containsExactly(
            tuple(FindingKind.PARTICIPANT_WITHOUT_FILES, 136 - dataset.subjects().size()));
  }

  @Test
  void everySidecarOfEveryRecordingIsRead() throws IOException {
    SidecarReader reader = new SidecarReader(tree);
    Map<String, Integer> counts = new TreeMap<>();
    for (BidsRecording recording : dataset.recordings()) {
      Sidecars sidecars = reader.read(recording);
      EegJson eeg = sidecars.eeg();
      assertThat(eeg.powerLineFrequencyHertz()).hasValue(60);
      assertThat(eeg.taskName()).isEqualTo(recording.task());
      count(counts, "recordings", 1);
      count(counts, "channel tables", sidecars.channels().isPresent() ? 1 : 0);
      count(counts, "channel counts", eeg.eegChannelCount().isPresent() ? 1 : 0);
      OptionalDouble length = eeg.recordingDurationSeconds();
      if (sidecars.events().isPresent() && length.isPresent()) {
        EventReading reading = sidecars.events().get().read(length.getAsDouble());
        count(counts, "event tables", 1);
        count(counts, "events", reading.events().size());
        count(counts, "boundaries", reading.boundaries().size());
        count(
            counts,
            "stray",
            count(reading.events(), "9999") + count(reading.events(), "break cnt"));
        count(counts, "findings", reading.findings().size());
      }
    }
    // Counted by a script of a few lines over the same files, with another language's reader.
    assertThat(counts)
        .isEqualTo(
            Map.of(
                "recordings", 458,
                "channel tables", 208,
                "channel counts", 458,
                "event tables", 458,
                "events", 35_741,
                "boundaries", 143,
                "stray", 1301,
                "findings", 0));
  }

  @Test
  void aChannelTableHas129EegChannels() throws IOException {
    BidsRecording recording =
        dataset.recordings().stream()
            .filter(r -> r.sidecars().table(Sidecar.Kind.CHANNELS).isPresent())
            .findFirst()
            .orElseThrow();
    ChannelTable table = new SidecarReader(tree).read(recording).channels().orElseThrow();
    assertThat(table.rows()).hasSize(129);
    assertThat(table.rows().keySet()).startsWith("E1").endsWith("Cz");
  }

  @Test
  void eventsKeepTheirFeedback() throws IOException {
    BidsRecording recording =
        dataset.recordings().stream()
            .filter(r -> r.id().endsWith("NDARRF897HB5_task-contrastChangeDetection_run-3"))
            .findFirst()
            .orElseThrow();
    EventTable events = new SidecarReader(tree).read(recording).events().orElseThrow();
    assertThat(events.read(1e6).events())
        .contains(
            new Event(
                141.472,
                0,
                "right_buttonPress",
                Map.of("sample", "70736", "event_code", "13", "feedback", "smiley_face")));
  }

  @Test
  void aReleaseWithoutChannelCountsIsReadAllTheSame() throws IOException {
    MemoryTree third = SharedData.hbn("ds005507");
    SidecarReader reader = new SidecarReader(third);
    int without = 0;
    for (BidsRecording recording :
        BidsFolder.open(third, "ds005507", Optional.empty()).recordings()) {
      EegJson eeg = reader.read(recording).eeg();
      assertThat(eeg.samplingFrequencyHertz()).hasValue(500);
      without += eeg.eegChannelCount().isEmpty() ? 1 : 0;
    }
    assertThat(without).isEqualTo(388);
  }

  private static void count(Map<String, Integer> counts, String key, int more) {
    counts.merge(key, more, Integer::sum);
  }

  private static int count(List<Event> events, String value) {
    return (int) events.stream().filter(event -> event.value().equals(value)).count();
  }
}
