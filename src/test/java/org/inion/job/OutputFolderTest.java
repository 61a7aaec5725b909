package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inion.TableRows;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.inion.ingest.FaultyFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with the place that the table goes to. */
class OutputFolderTest {
  @TempDir Path folder;
  private TinyDataset dataset;

  @BeforeEach
  void write() throws IOException {
    dataset = TinyDataset.of(folder.resolve("ds"), 3);
    FaultyFileSystem.heal();
  }

  @AfterEach
  void heal() {
    FaultyFileSystem.heal();
  }

  private JobCall preprocess(String out, String... more) {
    return JobCall.of(
        Stream.concat(
                Stream.of("preprocess", "--bids", dataset.path(), "--out", out), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Path out = Files.createDirectories(folder.resolve("photos"));
    Files.writeString(out.resolve("cat.jpg"), "cat");
    JobCall call = preprocess(out.toString());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors())
        .containsExactly(
            "["
                + out
                + "] Cannot write to the folder: --out must be new, empty or a windows folder, but"
                + " it holds \"cat.jpg\". Choose another --out.");
    assertThat(out).isDirectoryContaining("glob:**/cat.jpg");
    assertThat(out.toFile().list()).hasSize(1);
  }

  @Test
  void anEmptyFolderIsTaken() throws IOException {
    Path out = Files.createDirectories(folder.resolve("new"));
    assertThat(preprocess(out.toString()).exit()).isEqualTo(ExitCodes.GOOD);
    assertThat(TableRows.counts(out.toString())).hasSize(3);
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path out = Files.writeString(folder.resolve("file"), "text");
    JobCall call = preprocess(out.toString());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors())
        .containsExactly(
            "["
                + out
                + "] Cannot write to it: --out must be a folder, but is a file. Choose another"
                + " --out.");
    assertThat(out).hasContent("text");
  }

  @Test
  void aPlaceBelowAFileCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    JobCall call = preprocess(file.resolve("below/out").toString());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.errors().get(0))
        .startsWith("[" + file.resolve("below/out") + "] Cannot write to the folder: ")
        .endsWith("Check the permissions, or choose another --out.");
  }

  @Test
  void withoutThePermissionToWriteNothingBegins() {
    FaultyFileSystem.refuseWrites();
    JobCall call = preprocess("faulty:" + folder.resolve("out"));
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.errors().get(0))
        .startsWith("[" + folder.resolve("out") + "] Cannot write to the folder: Permission denied")
        .endsWith("Check the permissions, or choose another --out.");
  }

  @Test
  void aFullDiskEndsTheRunInOneLineAndALaterRunGoesOn() throws IOException {
    String out = "faulty:" + folder.resolve("out");
    String undisturbed = folder.resolve("undisturbed").toString();
    preprocess("faulty:" + undisturbed);
    // Each recording is written twice, staged and packed: two of three have room.
    FaultyFileSystem.room(FaultyFileSystem.written() * 2 / 5);
    JobCall full = preprocess(out, "--partitions", "1", "--json");
    assertThat(full.exit()).as(full.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(full.errors()).hasSize(1);
    assertThat(full.errors().get(0))
        .startsWith("[")
        .contains("Cannot write: No space left on device")
        .contains("Make room or choose another --out")
        .endsWith("goes on from there.");
    assertThat(full.out()).isEmpty();
    assertThat(full.rejected()).isEmpty();
    assertThat(Files.exists(folder.resolve("out/_inion/summary.json"))).isFalse();
    FaultyFileSystem.heal();
    JobCall later = preprocess(out, "--json");
    assertThat(later.exit()).as(later.err()).isEqualTo(ExitCodes.GOOD);
    assertThat(later.json().at("/run/resumed").asInt()).isPositive();
    assertThat(later.json().at("/run/done").asInt() + later.json().at("/run/resumed").asInt())
        .isEqualTo(3);
    assertThat(TableRows.of(folder.resolve("out").toString())).isEqualTo(TableRows.of(undisturbed));
  }

  @Test
  void aDiskThatIsFullAtTheLastStepLeavesTheTableAsItWas() throws IOException {
    String out = "faulty:" + folder.resolve("out");
    preprocess(out);
    List<String> before = TableRows.of(folder.resolve("out").toString());
    dataset.add("04", new TinyEdf().seed(4));
    // Enough for the staged recording, not for the part.
    FaultyFileSystem.room(Files.size(onlyPart()) / 2);
    JobCall full = preprocess(out);
    assertThat(full.exit()).as(full.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(full.errors()).hasSize(1);
    assertThat(full.errors().get(0)).contains("No space left on device");
    assertThat(TableRows.of(folder.resolve("out").toString())).isEqualTo(before);
    FaultyFileSystem.heal();
    assertThat(preprocess(out, "--json").json().at("/run/resumed").asInt()).isEqualTo(1);
    assertThat(TableRows.counts(folder.resolve("out").toString())).hasSize(4);
  }

  @Test
  void noWindowsFolderCannotBeInspectedOrSplit() {
    String nowhere = folder.resolve("nowhere").toString();
    for (String job : List.of("inspect", "split")) {
      JobCall call = JobCall.of(job, nowhere);
      assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
      assertThat(call.errors()).hasSize(1);
      assertThat(call.errors().get(0))
          .startsWith("[" + nowhere + "] Cannot open the windows folder: it must be there")
          .contains("Run jobs/preprocess --out " + nowhere);
    }
    assertThat(Path.of(nowhere)).doesNotExist();
  }

  @Test
  void inspectNamesPartsThatAreMissingOrStrange() throws IOException {
    Path out = folder.resolve("out");
    preprocess(out.toString());
    assertThat(JobCall.of("inspect", out.toString()).exit()).isEqualTo(ExitCodes.GOOD);
    Path part = onlyPart();
    Files.move(part, out.resolve("part-strange.parquet"));
    JobCall call = JobCall.of("inspect", out.toString());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.err().lines())
        .containsExactlyInAnyOrder(
            "fault: part part-strange.parquet is not of this table: delete it",
            "fault: part " + part.getFileName() + " is missing: delete _inion/state and run again");
  }

  private Path onlyPart() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void inspectSaysWhatElseItIs() throws IOException {
    JobCall bids = JobCall.of("inspect", dataset.path());
    assertThat(bids.errors().get(0)).contains("is a BIDS folder. Run jobs/preprocess --bids");
    JobCall file = JobCall.of("inspect", dataset.path() + "/participants.tsv");
    assertThat(file.errors().get(0)).contains("it must be a folder, but is a file");
    JobCall other = JobCall.of("inspect", folder.toString());
    assertThat(other.errors().get(0)).contains("Give the folder that a run wrote to");
  }
}
