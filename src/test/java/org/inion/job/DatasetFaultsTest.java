package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.inion.SharedFolder;
import org.inion.TableRows;
import org.inion.TestSpark;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be amiss in a dataset beside its recordings. */
class DatasetFaultsTest {
  @TempDir Path folder;

  private JobCall preprocess(String... arguments) {
    return JobCall.of(
        Stream.concat(
                Stream.of("preprocess", "--out", folder.resolve("out").toString(), "--json"),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private List<String> table(String columns) {
    return TableRows.read(folder.resolve("out").toString())
        .selectExpr(columns.split(", "))
        .distinct()
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  @Test
  void missingLabelsAreToldAndLeftEmpty() throws IOException {
    TinyDataset dataset = TinyDataset.of(folder.resolve("ds"), 3);
    dataset.text(
        "participants.tsv",
        "participant_id\tage\tsex\nsub-01\tn/a\tF\nsub-02\t\tn/a\nsub-03\told\tX\n");
    JobCall call = preprocess("--bids", dataset.path());
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.GOOD);
    String file = "[" + dataset.path() + "/participants.tsv";
    assertThat(call.err())
        .contains(file + ", field \"age\"] Subjects without a value: 2 (01, 02). Fill them in")
        .contains(file + ", field \"sex\"] Subjects without a value: 1 (02). Fill them in")
        .contains(file + ", line 4, field \"age\"] Cannot use the label")
        .contains(file + ", line 4, field \"sex\"] Cannot use the label: it must be F or M");
    assertThat(table("subject_id, age_years, sex"))
        .containsExactly("[01,null,F]", "[02,null,null]", "[03,null,null]");
    assertThat(call.json().at("/counts/finding label-missing").asInt()).isEqualTo(3);
    assertThat(call.json().at("/counts/finding label-unreadable").asInt()).isEqualTo(2);
  }

  @Test
  void subjectsThatOneSideLacksAreTold() throws IOException {
    TinyDataset dataset = TinyDataset.of(folder.resolve("ds"), 2);
    dataset.text("participants.tsv", "participant_id\tage\tsex\nsub-02\t22\tM\nsub-09\t30\tF\n");
    JobCall call = preprocess("--bids", dataset.path());
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.GOOD);
    String file = "[" + dataset.path() + "/participants.tsv] ";
    assertThat(call.err())
        .contains(file + "Subjects without a recording: 1 (09). Add their files, or leave it so.")
        .contains(file + "Subjects with recordings but without a row, so without labels: 1 (01)");
    assertThat(table("subject_id, age_years")).containsExactly("[01,null]", "[02,22.0]");
    List<Row> subjects =
        TestSpark.session()
            .read()
            .parquet(folder.resolve("out/_inion/subjects").toString())
            .select("subject_id", "age_years")
            .orderBy("subject_id")
            .collectAsList();
    assertThat(subjects.toString()).isEqualTo("[[01,null], [02,22.0]]");
  }

  @Test
  void aDatasetWithoutParticipantsHasNoLabels() throws IOException {
    TinyDataset dataset = TinyDataset.at(folder.resolve("ds")).add("x", new TinyEdf());
    assertThat(preprocess("--bids", dataset.path()).exit()).isEqualTo(ExitCodes.GOOD);
    assertThat(table("subject_id, age_years, sex")).containsExactly("[x,null,null]");
  }

  @Test
  void brokenParticipantsEndTheRunBeforeItBegins() throws IOException {
    TinyDataset dataset = TinyDataset.of(folder.resolve("ds"), 1);
    dataset.text("participants.tsv", "subject\tage\nsub-01\t22\n");
    JobCall call = preprocess("--bids", dataset.path());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.errors().get(0))
        .startsWith("[" + dataset.path() + "/participants.tsv, field \"participant_id\"]")
        .contains("the column must be there, but the columns are subject, age");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void eventsWithoutOnsetOrBeyondTheEndAreLeftOutAndCounted() throws IOException {
    TinyDataset dataset = TinyDataset.at(folder.resolve("ds")).add("x", new TinyEdf());
    dataset.sidecar(
        "x", "events.tsv", "onset\tvalue\n1.0\tgo\nn/a\tgo\n3.0\tgo\n99.5\tgo\n120\tgo\n9.5\tgo\n");
    JobCall call = preprocess("--bids", dataset.path(), "--set", "window.anchor.events=[go]");
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.GOOD);
    assertThat(table("window_index, start_seconds, anchor"))
        .containsExactly("[0,1.0,go]", "[1,3.0,go]");
    assertThat(call.json().at("/counts/finding onset-missing").asInt()).isEqualTo(1);
    assertThat(call.json().at("/counts/finding onset-beyond-end").asInt()).isEqualTo(2);
    assertThat(call.json().at("/counts/finding duration-column-missing").asInt()).isEqualTo(1);
    assertThat(call.json().at("/counts/left out beyond-end").asInt()).isEqualTo(1);
  }

  @Test
  void subjectsOfTwoDatasetsWithTheSameIdStayTwo() throws IOException {
    TinyDataset one = TinyDataset.of(folder.resolve("one"), 2);
    TinyDataset two = TinyDataset.of(folder.resolve("two"), 2);
    two.text("participants.tsv", "participant_id\tage\tSex\nsub-01\t71\tF\nsub-02\t72\tF\n");
    JobCall call = preprocess("--bids", one.path(), "--bids", two.path());
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.GOOD);
    assertThat(call.json().get("subjects").asInt()).isEqualTo(4);
    assertThat(table("dataset, subject_id, age_years, sex"))
        .containsExactly(
            "[one,01,21.0,F]", "[one,02,22.0,M]", "[two,01,71.0,F]", "[two,02,72.0,F]");
    assertThat(
            TestSpark.session()
                .read()
                .parquet(folder.resolve("out/_inion/subjects").toString())
                .select("dataset", "subject_id", "sex")
                .count())
        .isEqualTo(4);
  }

  @Test
  void twoDatasetsOfOneNameAreRefusedAndCanBeNamed() throws IOException {
    TinyDataset one = TinyDataset.of(folder.resolve("a/ds"), 1);
    TinyDataset two = TinyDataset.of(folder.resolve("b/ds"), 1);
    JobCall call = preprocess("--bids", one.path(), "--bids", two.path());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors())
        .containsExactly(
            "Two datasets are named \"ds\": %s and %s. Give each a name of its own with --dataset."
                .formatted(one.path(), two.path()));
    JobCall named =
        preprocess("--bids", one.path(), "--bids", two.path(), "--dataset", "A", "--dataset", "B");
    assertThat(named.exit()).as(named.err()).isEqualTo(ExitCodes.GOOD);
    assertThat(table("dataset, recording_id"))
        .containsExactly("[A,A/sub-01/eeg/sub-01_task-rest]", "[B,B/sub-01/eeg/sub-01_task-rest]");
  }

  @Test
  void aSelectionThatNothingMatchesSaysWhatThereIs() throws IOException {
    TinyDataset dataset = TinyDataset.of(folder.resolve("ds"), 2);
    JobCall call = preprocess("--bids", dataset.path(), "--subject", "77", "--task", "sleep");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.errors().get(0))
        .startsWith("No recordings match subject=77 task=sleep")
        .contains("01, 02")
        .contains("rest");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatIsNoDatasetIsRefused() throws IOException {
    TinyDataset empty = TinyDataset.at(folder.resolve("empty"));
    JobCall nothing = preprocess("--bids", empty.path());
    assertThat(nothing.errors()).hasSize(1);
    assertThat(nothing.errors().get(0)).startsWith("[" + empty.path() + "] No recordings");
    JobCall absent = preprocess("--bids", folder.resolve("absent").toString());
    assertThat(absent.errors()).hasSize(1);
    assertThat(absent.errors().get(0)).contains("the folder must exist");
    JobCall file = preprocess("--bids", empty.path() + "/dataset_description.json");
    assertThat(file.errors()).hasSize(1);
    JobCall folderOnly = preprocess("--bids", folder.toString());
    assertThat(folderOnly.errors().get(0)).contains("must hold dataset_description.json");
    assertThat(List.of(nothing.exit(), absent.exit(), file.exit(), folderOnly.exit()))
        .containsOnly(ExitCodes.FAILED);
  }

  @Test
  void aRealDatasetWhoseChannelsTableIsOfAnotherFileIsRejected() {
    Path real = SharedFolder.path("formats/eeglab_sample/test_data/BIDS_test");
    JobCall call = preprocess("--bids", real.toString());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.rejected()).isNotEmpty();
    assertThat(call.rejected())
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("both must name the same channels")
                    .contains("_channels.tsv]")
                    .contains("Correct the names in channels.tsv"));
  }

  @Test
  void whenNothingCanBeOpenedTheRunFails() throws IOException {
    TinyDataset dataset = TinyDataset.at(folder.resolve("ds")).bytes("x", new byte[0]);
    JobCall call = preprocess("--bids", dataset.path());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors())
        .containsExactly(
            "Cannot begin: none of the recordings can be opened. See the errors above, or"
                + " --dry-run.");
    assertThat(call.rejected()).hasSize(1);
  }
}
