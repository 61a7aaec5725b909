package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.inion.TableRows;
import org.inion.TestSpark;
import org.inion.ingest.FaultyFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A night's run over 400 recordings of all formats, of which one in twenty is broken. */
@Tag("slow")
class HostileDatasetTest {
  private static final int RECORDINGS = 400;
  private static final int SOUND = RECORDINGS - Breakage.ALL.size();
  private static final int WINDOWS_OF_EACH = 5;

  @TempDir static Path folder;
  private static HostileDataset dataset;
  private static JobCall call;
  private static Map<String, Row> rejected;

  @BeforeAll
  static void preprocess() throws IOException {
    FaultyFileSystem.heal();
    dataset = HostileDataset.write(folder.resolve("night"), RECORDINGS);
    call = preprocess("mixed");
    rejected =
        TestSpark.session()
            .read()
            .parquet(folder.resolve("mixed/_inion/rejected").toString())
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getAs("recording_id"), row -> row));
  }

  @AfterAll
  static void heal() {
    FaultyFileSystem.heal();
  }

  private static JobCall preprocess(String out) {
    return JobCall.of(
        "preprocess",
        "--bids",
        "faulty:" + dataset.path(),
        "--out",
        folder.resolve(out).toString(),
        "--json");
  }

  @Test
  void exactlyTheBrokenOnesAreRejected() throws IOException {
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(Breakage.ALL).hasSize(RECORDINGS / 20);
    List<String> broken = Breakage.ALL.stream().map(dataset::id).toList();
    assertThat(rejected.keySet()).containsExactlyInAnyOrderElementsOf(broken);
    assertThat(call.json().get("rejected").asInt()).isEqualTo(broken.size());
    assertThat(call.json().get("recordings").asInt()).isEqualTo(SOUND);
  }

  @ParameterizedTest
  @MethodSource
  void eachReasonIsOneLineThatAPersonCanActOn(Breakage breakage) {
    Row row = rejected.get(dataset.id(breakage));
    String error = row.getAs("error");
    assertThat(row.<String>getAs("path")).isEqualTo("faulty:" + dataset.file(breakage));
    assertThat(error)
        .startsWith("[faulty:" + folder)
        .contains(HostileDataset.name(dataset.file(breakage)))
        .contains(breakage.says())
        .doesNotContain("Exception", "null", "\n");
    assertThat(call.rejected()).contains(error);
  }

  static List<Breakage> eachReasonIsOneLineThatAPersonCanActOn() {
    return Breakage.ALL;
  }

  @Test
  void theOthersAreAsInARunWithoutTheBroken() throws IOException {
    List<String> rows = TableRows.of(folder.resolve("mixed").toString());
    assertThat(rows).hasSize(SOUND * WINDOWS_OF_EACH).doesNotHaveDuplicates();
    FaultyFileSystem.heal();
    dataset.leaveTheSound();
    JobCall sound = preprocess("sound");
    assertThat(sound.exit()).as(sound.err()).isEqualTo(ExitCodes.GOOD);
    assertThat(rows).isEqualTo(TableRows.of(folder.resolve("sound").toString()));
  }
}
