package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.inion.TableRows;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --for} makes of a dataset in the shape of a release, with all its dirt. */
class TaskWindowsTest {
  private static final String EVENTS =
      """
      onset\tduration\tvalue\tfeedback
      0\tn/a\tbreak cnt\tn/a
      0.5\tn/a\tcontrastChangeB1_start\tn/a
      1\tn/a\tcontrastTrial_start\tn/a
      2\tn/a\tleft_target\tn/a
      3.5\tn/a\tleft_buttonPress\tsmiley_face
      4\tn/a\tcontrastTrial_start\tn/a
      5\tn/a\tvideo_start\tn/a
      5.5\tn/a\tright_target\tn/a
      7\tn/a\t9999\tn/a
      7.5\tn/a\tleft_buttonPress\tsad_face
      8\tn/a\tright_buttonPress\tsmiley_face
      9\tn/a\tcontrastTrial_start\tn/a
      10\tn/a\tleft_target\tn/a
      12\tn/a\tcontrastTrial_start\tn/a
      13\tn/a\tright_target\tn/a
      13\tn/a\tright_buttonPress\tnon_target
      15\tn/a\tcontrastTrial_start\tn/a
      16\tn/a\tleft_target\tn/a
      17\tn/a\tleft_buttonPress\tsmiley_face
      """;

  @TempDir Path folder;
  private TinyDataset dataset;
  private String out;

  @BeforeEach
  void open() throws IOException {
    dataset = TinyDataset.at(folder.resolve("ds005505"));
    out = folder.resolve("out").toString();
    dataset.text(
        "participants.tsv",
        """
        participant_id\trelease_number\tsex\tage\tp_factor\texternalizing
        sub-GOOD\tR1\tF\t9.5\t0.1\t0.25
        sub-LATE\tR5\tM\t11\tn/a\t-0.5
        sub-NDARWV769JM7\tR1\tM\t8\t0.3\t1.5
        sub-BLANK\tR1\tF\t7\tn/a\tn/a
        sub-HIDDEN\tR12\tF\t7\tn/a\tn/a
        sub-SHORT\tR1\tF\t7\t0.2\t0.5
        sub-FEW\tR1\tF\t7\t0.2\t0.5
        """);
    for (String subject : List.of("GOOD", "LATE", "NDARWV769JM7", "BLANK", "HIDDEN")) {
      add(subject, recording(129, 18));
    }
    add("SHORT", recording(129, 3));
    add("FEW", recording(128, 18));
    file("GOOD", "RestingState", recording(129, 10));
  }

  /** What some releases have: no channel count, no column feedback, a joined signal. */
  private void soil(String subject) throws IOException {
    Path eeg = dataset.root().resolve("sub-" + subject + "/eeg");
    String name = "sub-" + subject + "_task-contrastChangeDetection_run-1_";
    Files.writeString(eeg.resolve(name + "eeg.json"), "{\"PowerLineFrequency\": 60}");
    Files.writeString(
        eeg.resolve(name + "events.tsv"),
        EVENTS.replaceAll("(?m)\t[^\t\n]*$", "") + "14\tn/a\tboundary\n");
  }

  private static TinyEdf recording(int channels, int seconds) {
    String[] names =
        IntStream.rangeClosed(1, channels)
            .mapToObj(number -> number == 129 ? "Cz" : "E" + number)
            .toArray(String[]::new);
    return new TinyEdf().channels(names).rate(100).seconds(seconds);
  }

  private void add(String subject, TinyEdf recording) throws IOException {
    Path file = file(subject, "contrastChangeDetection_run-1", recording);
    Files.writeString(Path.of(file.toString().replace("_eeg.edf", "_events.tsv")), EVENTS);
  }

  private Path file(String subject, String task, TinyEdf recording) throws IOException {
    Path file =
        dataset
            .root()
            .resolve("sub-%s/eeg/sub-%s_task-%s_eeg.edf".formatted(subject, subject, task));
    recording.write(file);
    return file;
  }

  private JsonNode summary(String... more) throws IOException {
    JobCall call =
        JobCall.of(
            Stream.concat(
                    Stream.of(
                        "preprocess",
                        "--bids",
                        dataset.path(),
                        "--out",
                        out,
                        "--preset",
                        "challenge",
                        "--json"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(call.exit()).as(call.err()).isZero();
    return call.json();
  }

  private List<String> rows(String subject, String... columns) {
    List<String> texts = new ArrayList<>();
    for (Row row :
        TableRows.read(out)
            .where("subject_id = '" + subject + "'")
            .orderBy("recording_id", "window_index")
            .selectExpr(columns)
            .collectAsList()) {
      texts.add(row.toString());
    }
    return texts;
  }

  @Test
  void responseTimesAreCutAtTheStimuliOfUsableTrials() throws IOException {
    JsonNode summary = summary("--for", "response-time");
    assertThat(
            rows(
                "GOOD",
                "task",
                "anchor",
                "start_seconds",
                "response_time_seconds",
                "correct",
                "n_channels",
                "n_samples"))
        .containsExactly(
            "[contrastChangeDetection,left_target,2.5,1.5,true,129,200]",
            "[contrastChangeDetection,right_target,6.0,2.0,false,129,200]",
            "[contrastChangeDetection,right_target,13.5,0.0,null,129,200]");
    assertThat(summary.get("subjects").asInt()).isEqualTo(4);
    assertThat(summary.at("/excluded/excluded-subject/recordings").asInt()).isEqualTo(1);
    assertThat(summary.at("/excluded/too-short/recordings").asInt()).isEqualTo(1);
    assertThat(summary.at("/excluded/channel-count/subjects").asInt()).isEqualTo(1);
    assertThat(summary.get("excluded").has("no-label")).isFalse();
    assertThat(summary.get("rejected").asInt()).isZero();
    assertThat(summary.at("/counts/trials").asInt()).isEqualTo(4 * 4);
    assertThat(summary.at("/counts/trials usable").asInt()).isEqualTo(4 * 3);
    assertThat(summary.at("/counts/trials without response").asInt()).isEqualTo(4);
    assertThat(summary.at("/counts/trials without end").asInt()).isEqualTo(4);
    assertThat(summary.at("/counts/trials with a response time of 0 s").asInt()).isEqualTo(4);
    assertThat(summary.at("/counts/ignored events").asInt()).isEqualTo(4 * 2);
    assertThat(summary.at("/counts/stray events").asInt()).isEqualTo(4);
  }

  @Test
  void whatIsDirtyInAFileIsCountedInTheSummary() throws IOException {
    soil("LATE");
    JsonNode summary = summary("--for", "response-time");
    assertThat(rows("LATE", "start_seconds", "response_time_seconds", "correct"))
        .containsExactly("[2.5,1.5,null]", "[6.0,2.0,null]");
    assertThat(summary.at("/counts/boundaries").asInt()).isEqualTo(1);
    assertThat(summary.at("/counts/left out crosses-gap").asInt()).isEqualTo(1);
    assertThat(summary.at("/counts/recordings without a column feedback").asInt()).isEqualTo(1);
    assertThat(summary.at("/counts/recordings without a channel count in _eeg.json").asInt())
        .isEqualTo(1);
  }

  @Test
  void externalizingHasWindowsOfFourSecondsAndSubjectsWithTheLabel() throws IOException {
    JsonNode summary = summary("--for", "externalizing");
    assertThat(rows("GOOD", "task", "start_seconds", "externalizing", "n_samples"))
        .hasSize(4 + 8)
        .contains("[RestingState,0.0,0.25,400]", "[contrastChangeDetection,14.0,0.25,400]");
    assertThat(rows("HIDDEN", "externalizing")).hasSize(8).contains("[null]");
    assertThat(rows("BLANK", "externalizing")).isEmpty();
    assertThat(summary.at("/excluded/no-label/subjects").asInt()).isEqualTo(1);
    assertThat(summary.at("/split").toString())
        .isEqualTo("{\"test\":1,\"train\":1,\"validation\":1}");
    JsonNode again = summary("--for", "externalizing");
    assertThat(again.at("/run/done").asInt()).isZero();
    assertThat(again.at("/run/unchanged").asInt()).isEqualTo(4);
    assertThat(again.get("excluded")).isEqualTo(summary.get("excluded"));
  }

  @Test
  void anyColumnOfParticipantsIsATask() throws IOException {
    JsonNode summary =
        summary(
            "--for", "column", "--set", "task.target.column=p_factor", "--task", "RestingState");
    assertThat(rows("GOOD", "p_factor", "n_samples")).containsExactly("[0.1,400]", "[0.1,400]");
    assertThat(summary.get("windows").asInt()).isEqualTo(2);
  }

  @Test
  void theConfigurationOfTheTaskIsKeptBesideTheWindows() throws IOException {
    summary("--for", "age");
    assertThat(Files.readString(Path.of(out, "_inion", "config.conf")))
        .contains("name=age", "column=\"age_years\"");
    assertThat(rows("GOOD", "task", "age_years")).hasSize(5).contains("[RestingState,9.5]");
  }

  @Test
  void aPlanNamesWhatIsExcludedByRule() throws IOException {
    JsonNode plan = summary("--for", "externalizing", "--dry-run");
    assertThat(plan.at("/excluded/no-label").size()).isEqualTo(1);
    assertThat(plan.at("/excluded/excluded-subject").size()).isEqualTo(1);
    assertThat(plan.at("/excluded/too-short").size()).isEqualTo(1);
    assertThat(plan.at("/excluded/channel-count").size()).isEqualTo(1);
    assertThat(plan.get("recordings").size()).isEqualTo(4);
  }

  @Test
  void anUnknownTaskIsOneLine() {
    JobCall call =
        JobCall.of("preprocess", "--bids", dataset.path(), "--out", out, "--for", "reaction");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors())
        .containsExactly(
            "[--for] No task \"reaction\"; options: response-time, externalizing, age, sex,"
                + " column.");
  }
}
