package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says that it will do, dry or before it does it. */
class PlanTest {
  @TempDir Path folder;
  private TinyDataset dataset;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    dataset = TinyDataset.of(folder.resolve("ds"), 2);
    out = folder.resolve("out");
  }

  private JobCall preprocess(String... more) {
    return JobCall.of(
        Stream.concat(
                Stream.of("preprocess", "--bids", dataset.path(), "--out", out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aDryRunRefusesRecordingsWithoutTheChannelsAskedFor() throws IOException {
    JobCall all = preprocess("--dry-run", "--json", "--set", "channels.names=[Q]");
    assertThat(all.exit()).as(all.err()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(all.json().get("recordings")).isEmpty();
    assertThat(all.json().get("refused")).hasSize(2);
    assertThat(all.json().at("/refused/0/error").asText())
        .contains("channels must be those of the folder (Q), but Q is missing");
    dataset.add("00", new TinyEdf().channels("Fz", "Cz"));
    JobCall one = preprocess("--dry-run");
    assertThat(one.exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(one.out())
        .contains("2 recordings, ")
        .contains("10 windows expected")
        .contains("Would be rejected:\n  [" + dataset.file("00", "eeg.edf") + "] Cannot add")
        .contains("Pz is missing");
    JobCall filled = preprocess("--dry-run", "--set", "channels.missing=zero-fill");
    assertThat(filled.exit()).isEqualTo(ExitCodes.GOOD);
  }

  @Test
  void aDryRunRefusesAnotherRateWhereRatesAreKept() throws IOException {
    dataset.add("03", new TinyEdf().rate(100));
    JobCall dry = preprocess("--dry-run", "--preset", "raw");
    assertThat(dry.exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(dry.out()).contains("rate must be that of the folder (200");
  }

  @Test
  void aChangedConfigurationIsSaidToBeTheReason() {
    preprocess();
    String sentence =
        "2 recordings are new or changed (the configuration changed), 0 are as they were, 0 are"
            + " gone.";
    assertThat(preprocess("--dry-run", "--set", "filter.low-pass=30 Hz").out()).contains(sentence);
    assertThat(preprocess("--set", "filter.low-pass=30 Hz").err()).contains(sentence);
    assertThat(preprocess("--dry-run", "--set", "filter.low-pass=30 Hz").out())
        .contains("0 recordings are new or changed, 2 are as they were, 0 are gone.");
  }

  @Test
  void aDryRunFailsWhereTheRunWould() {
    preprocess();
    String[] other = {"--subject", "01", "--set", "filter.low-pass=30 Hz", "--dry-run"};
    JobCall dry = preprocess(other);
    assertThat(dry.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(dry.errors()).hasSize(1);
    assertThat(dry.errors().get(0)).contains("it holds 1 recording of another configuration");
  }

  @Test
  void rejectedRecordingsAreSaidToBeTriedAgain() throws IOException {
    dataset.bytes("03", new byte[0]);
    assertThat(preprocess().out()).contains("1 (by stage: open 1)");
    String sentence =
        "0 recordings are new or changed, 1 rejected earlier is tried again, 2 are as they were,"
            + " 0 are gone.";
    assertThat(preprocess().err()).contains(sentence);
    assertThat(preprocess("--dry-run").exit()).isEqualTo(ExitCodes.SOME_REJECTED);
  }

  @Test
  void aRejectionIsKeptUntilItsRecordingIsAskedForAgainOrGone() throws IOException {
    dataset.bytes("03", new byte[0]);
    assertThat(preprocess().exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    JobCall other = preprocess("--subject", "01", "--json");
    assertThat(other.exit()).as(other.err()).isEqualTo(ExitCodes.GOOD);
    assertThat(other.json().get("rejected").asInt()).isEqualTo(1);
    assertThat(other.json().at("/run/rejected").asInt()).isZero();
    assertThat(other.json().at("/rejected_recordings/0/path").asText())
        .isEqualTo(dataset.file("03", "eeg.edf").toString());
    Files.delete(dataset.file("03", "eeg.edf"));
    JobCall gone = preprocess("--subject", "01", "--json");
    assertThat(gone.json().get("rejected").asInt()).isZero();
  }

  @Test
  void failFastSaysItOnceAndLeavesNothingBehind() throws IOException {
    dataset.bytes("00", new byte[0]);
    JobCall call = preprocess("--fail-fast");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.err().lines().filter(line -> line.contains("sub-00_"))).hasSize(1);
    assertThat(call.errors().get(0))
        .endsWith("With --fail-fast the run ends here; nothing is published.");
    assertThat(out).doesNotExist();
    Files.createDirectories(out);
    preprocess("--fail-fast");
    assertThat(out).isEmptyDirectory();
  }
}
