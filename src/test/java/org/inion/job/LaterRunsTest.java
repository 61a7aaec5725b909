package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inion.TableRows;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A later run does what is new or changed, and nothing else. */
class LaterRunsTest {
  @TempDir Path folder;
  private TinyDataset dataset;
  private Path out;

  @BeforeEach
  void firstRun() throws IOException {
    dataset = TinyDataset.of(folder.resolve("ds"), 3);
    out = folder.resolve("out");
    assertRun(run(), 3, 0, 0);
  }

  private JobCall call(String... more) {
    return JobCall.of(
        Stream.concat(
                Stream.of(
                    "preprocess", "--bids", dataset.path(), "--out", out.toString(), "--json"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private JsonNode run(String... more) throws IOException {
    JobCall call = call(more);
    assertThat(call.exit()).as(call.err()).isZero();
    return call.json();
  }

  private void assertRun(JsonNode summary, int done, int unchanged, int removed) {
    JsonNode run = summary.get("run");
    assertThat(run.get("done").asInt()).as("done").isEqualTo(done);
    assertThat(run.get("unchanged").asInt()).as("unchanged").isEqualTo(unchanged);
    assertThat(run.get("removed").asInt()).as("removed").isEqualTo(removed);
    assertThat(summary.get("recordings").asInt()).isEqualTo(done + unchanged);
    assertThat(JobCall.of("inspect", out.toString()).exit()).isZero();
  }

  /** Names and times of the parts. */
  private Map<String, FileTime> parts() throws IOException {
    Map<String, FileTime> parts = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().startsWith("part-")) {
          parts.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
        }
      }
    }
    return parts;
  }

  /** The same table made at once in a new folder. */
  private List<String> madeAnew(String... more) {
    String fresh = folder.resolve("fresh").toString();
    JobCall.of(
        Stream.concat(
                Stream.of("preprocess", "--bids", dataset.path(), "--out", fresh), Stream.of(more))
            .toArray(String[]::new));
    return TableRows.of(fresh);
  }

  private List<String> rows() {
    return TableRows.of(out.toString());
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5000));
  }

  @Test
  void withNothingNewItDoesNothingAndLeavesThePartsAsTheyAre() throws IOException {
    Map<String, FileTime> before = parts();
    List<String> rows = rows();
    assertRun(run(), 0, 3, 0);
    assertThat(parts()).isEqualTo(before);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void aNewRecordingIsDoneAndTheOthersStay() throws IOException {
    Map<String, FileTime> before = parts();
    dataset.add("04", new TinyEdf().seed(4));
    JobCall call = call();
    assertRun(call.json(), 1, 3, 0);
    assertThat(call.err())
        .contains("1 recording is new or changed, 3 are as they were, 0 are gone.");
    assertThat(parts()).hasSize(2).containsAllEntriesOf(before);
    assertThat(rows()).isEqualTo(madeAnew()).hasSize(20);
  }

  @Test
  void aChangedRecordingIsDoneAgain() throws IOException {
    dataset.add("02", new TinyEdf().seed(20));
    touch(dataset.file("02", "eeg.edf"));
    assertRun(run(), 1, 2, 0);
    assertThat(rows()).isEqualTo(madeAnew());
  }

  @Test
  void aChangedSidecarRedoesItsRecording() throws IOException {
    dataset.sidecar(
        "03", "channels.tsv", "name\ttype\tstatus\nFz\tEEG\tbad\nCz\tEEG\tgood\nPz\tEEG\tgood\n");
    assertRun(run(), 1, 2, 0);
    assertThat(rows()).isEqualTo(madeAnew());
    assertThat(
            TableRows.read(out.toString())
                .where("array_contains(bad_channels, 'Fz')")
                .select("subject_id")
                .distinct()
                .collectAsList()
                .toString())
        .isEqualTo("[[03]]");
  }

  @Test
  void aChangedLabelRedoesItsSubjectAlone() throws IOException {
    dataset.text(
        "participants.tsv",
        "participant_id\tage\tsex\nsub-01\t21\tF\nsub-02\t55\tM\nsub-03\t23\tF\n");
    assertRun(run(), 1, 2, 0);
    assertThat(rows()).isEqualTo(madeAnew());
    assertThat(rows()).filteredOn(row -> row.contains("age_years=55.0")).hasSize(5);
  }

  @Test
  void aRecordingThatIsGoneLeavesTheTable() throws IOException {
    Files.delete(dataset.file("01", "eeg.edf"));
    assertRun(run(), 0, 2, 1);
    assertThat(rows()).isEqualTo(madeAnew()).hasSize(10);
  }

  @Test
  void anotherConfigurationRedoesEverything() throws IOException {
    String[] longer = {"--set", "window.length=4 s", "--set", "window.stride=2 s"};
    assertRun(run(longer), 3, 0, 0);
    assertThat(rows()).isEqualTo(madeAnew(longer)).hasSize(12);
    assertThat(parts()).hasSize(1);
  }

  @Test
  void whatRowsDoNotDependOnRedoesNothing() throws IOException {
    assertRun(run("--seed", "9", "--set", "output.zstd-level=3"), 0, 3, 0);
  }

  @Test
  void compactPacksAllPartsIntoOne() throws IOException {
    dataset.add("04", new TinyEdf().seed(4));
    run();
    dataset.add("05", new TinyEdf().seed(5));
    run();
    List<String> rows = rows();
    assertThat(parts()).hasSize(3);
    assertRun(run("--compact"), 0, 5, 0);
    assertThat(parts()).hasSize(1);
    assertThat(rows()).isEqualTo(rows);
    // Once more: the part has the same name, and must be there afterwards.
    assertRun(run("--compact"), 0, 5, 0);
    assertThat(parts()).hasSize(1);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void selectionsAddUp() throws IOException {
    Path whole = out;
    List<String> rows = rows();
    out = folder.resolve("bit-by-bit");
    assertRun(run("--subject", "01"), 1, 0, 0);
    assertRun(run("--subject", "02,03"), 2, 1, 0);
    assertThat(rows()).isEqualTo(rows);
    assertThat(run("--subject", "02").get("subjects").asInt()).isEqualTo(3);
    assertThat(rows()).isEqualTo(TableRows.of(whole.toString()));
  }

  @Test
  void datasetsAddUp() throws IOException {
    TinyDataset other = TinyDataset.of(folder.resolve("other"), 2);
    JobCall call =
        JobCall.of("preprocess", "--bids", other.path(), "--out", out.toString(), "--json");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.json().at("/run/done").asInt()).isEqualTo(2);
    assertThat(call.json().at("/run/removed").asInt()).isZero();
    assertThat(rows()).hasSize(25);
    assertThat(JobCall.of("inspect", out.toString(), "--json").json().get("subjects").asInt())
        .isEqualTo(5);
  }

  @Test
  void aConfigurationThatClashesWithRowsThatStayIsRefused() throws IOException {
    List<String> rows = rows();
    JobCall length = call("--subject", "01", "--set", "window.length=4 s");
    assertThat(length.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(length.errors()).hasSize(1);
    assertThat(length.errors().get(0))
        .startsWith("[" + out + "] Cannot add to the folder: its windows are of another kind")
        .contains("samples 200 here, 400 there")
        .contains("or another --out");
    JobCall filter = call("--subject", "01", "--set", "filter.high-pass=1 Hz");
    assertThat(filter.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(filter.errors()).hasSize(1);
    assertThat(filter.errors().get(0))
        .startsWith("[" + out + "] Cannot add to the folder: it holds 2 recordings")
        .contains(out + "/_inion/config.conf");
    assertThat(rows()).isEqualTo(rows);
    assertRun(run(), 0, 3, 0);
  }

  @Test
  void aRecordingThatBreaksIsTakenOutAndToldAndComesBackWhenMended() throws IOException {
    byte[] whole = Files.readAllBytes(dataset.file("02", "eeg.edf"));
    dataset.bytes("02", new byte[0]);
    JobCall call = call();
    assertThat(call.exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(TableRows.counts(out.toString())).hasSize(2);
    dataset.bytes("02", whole);
    assertRun(run(), 1, 2, 0);
    assertThat(TableRows.counts(out.toString())).hasSize(3);
  }
}
