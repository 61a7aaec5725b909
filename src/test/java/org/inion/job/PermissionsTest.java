package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.inion.TableRows;
import org.inion.TinyDataset;
import org.inion.ingest.FaultyFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What this user may not read or write. The file system refuses by itself: the user of a test may
 * be one who may do everything.
 */
class PermissionsTest {
  @TempDir Path folder;
  private TinyDataset dataset;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    FaultyFileSystem.heal();
    dataset = TinyDataset.of(folder.resolve("ds"), 3);
    out = folder.resolve("results/out");
  }

  @AfterEach
  void heal() {
    FaultyFileSystem.heal();
  }

  private JobCall preprocess(String... more) {
    return JobCall.of(
        Stream.concat(
                Stream.of(
                    "preprocess",
                    "--bids",
                    "faulty:" + dataset.path(),
                    "--out",
                    "faulty:" + out,
                    "--json"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aSubjectsFolderThatMayNotBeReadIsRejectedAndTheRestIsDone() throws IOException {
    FaultyFileSystem.deny(dataset.root().resolve("sub-03"));
    JobCall call = preprocess();
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(call.rejected())
        .containsExactly(
            "[faulty:"
                + dataset.path()
                + "/sub-03] Cannot list the folder: this user may not read it. Change its"
                + " permissions, or name it in .bidsignore.");
    assertThat(call.json().at("/rejected_by_stage/layout").asInt()).isEqualTo(1);
    assertThat(TableRows.counts(out.toString())).hasSize(2);
    JobCall dry = preprocess("--dry-run");
    assertThat(dry.exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(dry.json().get("refused")).hasSize(1);
    assertThat(preprocess("--subject", "01").exit()).isEqualTo(ExitCodes.GOOD);
  }

  @Test
  void whatTheTableHasOfAFolderThatMayNoLongerBeReadStays() {
    preprocess();
    FaultyFileSystem.deny(dataset.root().resolve("sub-03/eeg"));
    JobCall call = preprocess();
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(TableRows.counts(out.toString())).hasSize(3);
  }

  @Test
  void aRecordingThatMayNotBeReadIsRejectedWithThatReason() {
    FaultyFileSystem.deny(dataset.file("02", "eeg.edf"));
    JobCall call = preprocess();
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(call.rejected())
        .containsExactly(
            "[faulty:"
                + dataset.file("02", "eeg.edf")
                + "] Cannot read the file: this user may not. Change its permissions, or leave the"
                + " recording out.");
  }

  @Test
  void aSidecarThatMayNotBeReadIsNamedItself() throws IOException {
    dataset.sidecar("02", "events.tsv", "onset\tduration\n1\t0\n");
    FaultyFileSystem.deny(dataset.file("02", "events.tsv"));
    assertThat(preprocess().rejected())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("[faulty:" + dataset.file("02", "events.tsv") + "] Cannot read the file");
  }

  @Test
  void participantsThatMayNotBeReadEndTheRunWithThatReason() {
    FaultyFileSystem.deny(dataset.root().resolve("participants.tsv"));
    JobCall call = preprocess();
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors())
        .containsExactly(
            "[faulty:"
                + dataset.path()
                + "/participants.tsv] Cannot open the dataset: this user may not read it. Change"
                + " its permissions.");
  }

  @Test
  void aPlaceInWhichNothingMayBeMadeIsToldBeforeTheWork() throws IOException {
    preprocess();
    dataset.text("participants.tsv", "participant_id\tage\nsub-01\t99\n");
    FaultyFileSystem.deny(out.getParent());
    JobCall call = preprocess();
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors())
        .containsExactly(
            "["
                + out
                + "] Cannot write to the folder: this user may not make anything in "
                + out.getParent()
                + ", where the table is put together (Permission denied: "
                + out.resolveSibling(".out.publishing-trial")
                + "). Check the permissions, or choose another --out.");
    FaultyFileSystem.heal();
    assertThat(out.getParent().toFile().list()).containsExactly("out");
  }
}
