package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inion.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateJobTest {
  private static final List<String> SHORT =
      List.of(
          "--rate", "100 Hz",
          "--set", "resting.open=4 s",
          "--set", "resting.closed=4 s",
          "--set", "movie.duration=4 s",
          "--set", "contrast-change.trials=2");

  @TempDir Path folder;

  @Test
  void bytesAreTheSameForAnyNumberOfTasksAndOtherForAnotherSeed() throws IOException {
    simulate("one", "--subjects", "3", "--seed", "7", "--partitions", "1");
    simulate("seven", "--subjects", "3", "--seed", "7", "--partitions", "7");
    simulate("other", "--subjects", "3", "--seed", "8");
    Map<String, String> one = files("one");
    assertThat(one).hasSize(9 + 5 + 3 * 5 * 4);
    assertThat(files("seven")).isEqualTo(one);
    Map<String, String> other = files("other");
    assertThat(other.keySet()).isEqualTo(one.keySet());
    one.forEach(
        (name, bytes) -> {
          if (name.endsWith(".bdf") || name.equals("participants.tsv")) {
            assertThat(other.get(name)).as(name).isNotEqualTo(bytes);
          }
        });
  }

  @Test
  void aPersonIsTheSameInALargerDataset() throws IOException {
    simulate("two", "--subjects", "2", "--task", "RestingState");
    simulate("three", "--subjects", "3", "--task", "RestingState");
    Map<String, String> three = files("three");
    files("two")
        .forEach(
            (name, bytes) -> {
              if (name.startsWith("sub-")) {
                assertThat(three).containsEntry(name, bytes);
              }
            });
  }

  @Test
  void aLaterRunMakesWhatIsMissing() throws IOException {
    simulate("out", "--subjects", "2");
    Map<String, String> before = files("out");
    Path one = folder.resolve("out/sub-SIM000002/eeg/sub-SIM000002_task-DespicableMe_eeg.bdf");
    Files.delete(one);
    Path kept = folder.resolve("out/task-DespicableMe_eeg.json");
    FileTime past = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(kept, past);
    JsonNode again = simulate("out", "--subjects", "2", "--json").json();
    assertThat(again.path("made").asInt()).isEqualTo(1);
    assertThat(again.path("kept").asInt()).isEqualTo(9);
    assertThat(files("out")).isEqualTo(before);
    // A change would make preprocess do the recordings again.
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(past);
  }

  @Test
  void refusesAFolderOfAnotherConfigurationAndOneOfOthers() throws IOException {
    simulate("out", "--subjects", "1", "--task", "DespicableMe");
    JobCall other = call("out", "--subjects", "1", "--task", "DespicableMe", "--seed", "3");
    assertThat(other.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(other.errors())
        .singleElement()
        .asString()
        .contains("made with \"seed=1\"", "this is \"seed=3\"", "Choose another --out");
    Files.createDirectories(folder.resolve("full"));
    Files.writeString(folder.resolve("full/thesis.doc"), "");
    JobCall full = call("full", "--subjects", "1");
    assertThat(full.errors()).singleElement().asString().contains("it holds \"thesis.doc\"");
    assertThat(call("out", "--subjects", "2", "--releases", "2").errors())
        .singleElement()
        .asString()
        .contains("it must be new, empty");
  }

  @Test
  void aDryRunSaysHowMuchAndWritesNothing() throws IOException {
    JsonNode plan = simulate("none", "--subjects", "10", "--dry-run", "--json").json();
    assertThat(plan.path("recordings").asInt()).isEqualTo(50);
    assertThat(plan.path("mb").asDouble()).isGreaterThan(10);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void windowsMadeFromItSayThatItIsSimulated() throws IOException {
    simulate("sim", "--subjects", "4", "--releases", "2", "--format", "edf");
    String windows = folder.resolve("windows").toString();
    JobCall made =
        JobCall.of(
            "preprocess",
            "--bids",
            folder.resolve("sim/R1").toString(),
            "--bids",
            folder.resolve("sim/R2").toString(),
            "--out",
            windows,
            "--preset",
            "challenge",
            "--json");
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.json().path("rejected").asInt()).isZero();
    assertThat(made.json().path("recordings").asInt()).isEqualTo(20);
    assertThat(made.json().path("channels").asInt()).isEqualTo(129);
    assertThat(made.json().path("simulated").toString()).isEqualTo("[\"R1\",\"R2\"]");
    JobCall inspected = JobCall.of("inspect", windows);
    assertThat(inspected.out()).contains("simulated", "the signals of R1, R2");
    // A run about something else keeps what is known of the rest.
    JobCall later =
        JobCall.of(
            "preprocess",
            "--bids",
            folder.resolve("sim/R1").toString(),
            "--out",
            windows,
            "--preset",
            "challenge",
            "--json");
    assertThat(later.json().path("simulated").toString()).contains("R1");
  }

  @Test
  void participantsAreInTheFormOfHbnAndNobodyIsReal() throws IOException {
    simulate("sim", "--subjects", "40", "--task", "DespicableMe");
    List<String> rows = Files.readAllLines(folder.resolve("sim/participants.tsv"));
    assertThat(rows.get(0).split("\t")).hasSize(24);
    assertThat(rows).hasSize(41);
    assertThat(rows.subList(1, 41))
        .allMatch(row -> row.startsWith("sub-SIM0000") && row.split("\t", -1).length == 24);
    JsonNode description =
        new ObjectMapper().readTree(folder.resolve("sim/dataset_description.json").toFile());
    assertThat(description.path("Simulated").asBoolean()).isTrue();
    assertThat(description.path("GeneratedBy").get(0).path("Name").asText()).isEqualTo("Inion");
  }

  @Test
  void theTruthNamesWhatIsInTheRecordings() throws IOException {
    JsonNode summary = contrast("sim", "on");
    Path truth = folder.resolve("sim/derivatives/inion-simulation");
    List<String> artifacts = Files.readAllLines(truth.resolve("artifacts.tsv"));
    long counted = 0;
    for (JsonNode count : summary.path("artifacts")) {
      counted += count.asLong();
    }
    assertThat(artifacts).hasSize((int) counted + 1);
    assertThat(artifacts).anyMatch(line -> line.contains("\tblink\t") && line.contains("E8"));
    assertThat(Files.readAllLines(truth.resolve("subjects.tsv"))).hasSize(31);
    assertThat(Files.readAllLines(truth.resolve("trials.tsv"))).hasSize(30 * 2 + 1);
    assertThat(summary.path("ceiling").path("response_time").path("r").asDouble())
        .isGreaterThan(0.8);
    assertThat(summary.path("ceiling").path("age").path("r").asDouble()).isGreaterThan(0.5);
    JsonNode off = simulate("off", "--subjects", "30", "--set", "effects=off", "--json").json();
    assertThat(off.path("ceiling").path("age").path("predictors")).isEmpty();
    assertThat(off.path("ceiling").path("age").path("r").isNull()).isTrue();
  }

  @Test
  void signalsFitRealEventsAndPeople() throws IOException {
    Path text = SharedFolder.path("hbn-text");
    Path unpacked = folder.resolve("ds005505");
    unpack(text.resolve("ds005505.tar.gz"));
    JobCall made =
        call(
            "sim",
            "--text",
            unpacked.toString(),
            "--subjects",
            "1",
            "--task",
            "contrastChangeDetection,surroundSupp");
    assertThat(made.exit()).as(made.err()).isZero();
    Path eeg = folder.resolve("sim/sub-NDARAC904DMU/eeg");
    String name = "sub-NDARAC904DMU_task-contrastChangeDetection_run-1_";
    assertThat(eeg.resolve(name + "events.tsv"))
        .hasSameTextualContentAs(unpacked.resolve("sub-NDARAC904DMU/eeg/" + name + "events.tsv"));
    // 235 s (RecordingDuration is 234.104) of 129 channels at 100 Hz in 3 bytes each.
    assertThat(Files.size(eeg.resolve(name + "eeg.bdf"))).isGreaterThan(235L * 129 * 100 * 3);
    assertThat(folder.resolve("sim/participants.tsv"))
        .hasSameTextualContentAs(unpacked.resolve("participants.tsv"));
    List<String> trials =
        Files.readAllLines(folder.resolve("sim/derivatives/inion-simulation/trials.tsv"));
    // First trial of run 1: target at 42.284 s, press at 44.414 s.
    assertThat(trials.get(1)).contains("run-1\t0\t42.2840\t2.1300");
  }

  private void unpack(Path archive) throws IOException {
    try {
      Process tar =
          new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
              .inheritIO()
              .start();
      assertThat(tar.waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Thirty people in a short run each. */
  private JsonNode contrast(String out, String effects) throws IOException {
    return simulate(
            out,
            "--subjects",
            "30",
            "--task",
            "contrastChangeDetection",
            "--partitions",
            "2",
            "--set",
            "contrast-change.runs=1",
            "--set",
            "effects=" + effects,
            "--json")
        .json();
  }

  private JobCall simulate(String out, String... more) {
    JobCall call = call(out, more);
    assertThat(call.exit()).as(call.err()).isZero();
    return call;
  }

  private JobCall call(String out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("simulate", "--out", folder.resolve(out).toString()));
    arguments.addAll(SHORT);
    arguments.addAll(List.of(more));
    return JobCall.of(arguments.toArray(String[]::new));
  }

  /** Every file below a folder by its path, as text of its bytes' digest. */
  private Map<String, String> files(String below) throws IOException {
    Path root = folder.resolve(below);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = root.relativize(file).toString();
        if (!name.endsWith("config.conf")) {
          files.put(name, Files.size(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }
}
