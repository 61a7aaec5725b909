package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inion.TestSpark;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is passed over in a recording is told: a few lines, and all of them in a table. */
class FindingsTest {
  private static final int RECORDINGS = 5;

  @TempDir Path folder;
  private TinyDataset dataset;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    out = folder.resolve("out");
    dataset = TinyDataset.at(folder.resolve("ds"));
    for (int i = 1; i <= RECORDINGS; i++) {
      String subject = "0" + i;
      dataset.add(subject, new TinyEdf().seed(i));
      dataset.sidecar(
          subject, "events.tsv", "onset\tduration\tvalue\nn/a\t0\tgo\n1\t0\tgo\n2\t0\tstop\n");
    }
    dataset.sidecar(
        "02", "channels.tsv", "name\ttype\tunits\nFz\tEEG\tmV\nCz\tEEG\tuV\nPz\tEEG\tuV\n");
  }

  private JobCall preprocess(String... more) {
    return JobCall.of(
        Stream.concat(
                Stream.of("preprocess", "--bids", dataset.path(), "--out", out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static List<String> linesWith(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).toList();
  }

  @Test
  void threeLinesOfAKindAndThenTheirNumber() {
    JobCall call = preprocess();
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(linesWith(call.err(), "Events without an onset"))
        .hasSize(3)
        .first()
        .asString()
        .isEqualTo(
            "["
                + dataset.file("01", "events.tsv")
                + ", line 2, field \"onset\"] Events without an onset, left out: 1, this is the"
                + " first. Fill it in.");
    assertThat(call.err())
        .contains("… and 2 more of the kind onset-missing: all are in " + out + "/_inion/findings");
    assertThat(linesWith(call.err(), "\"Fz\" is mV here and uV in the file")).hasSize(1);
  }

  @Test
  void allOfThemAreInATable() {
    preprocess();
    List<String> rows =
        TestSpark.session()
            .read()
            .parquet(out + "/_inion/findings")
            .selectExpr("concat_ws(' ', recording_id, kind, count, substr(finding, 1, 1))")
            .as(org.apache.spark.sql.Encoders.STRING())
            .collectAsList();
    assertThat(rows)
        .hasSize(RECORDINGS + 1)
        .contains(dataset.id("05") + " onset-missing 1 [", dataset.id("02") + " unit-differs 1 [");
  }

  @Test
  void aDryRunTellsThemToo() {
    JobCall dry = preprocess("--dry-run");
    assertThat(linesWith(dry.out(), "Events without an onset")).hasSize(3);
    assertThat(dry.out()).contains("… and 2 more of the kind onset-missing");
  }

  @Test
  void aLaterRunWithNothingToDoKeepsTheTable() {
    preprocess();
    JobCall again = preprocess();
    assertThat(again.err()).doesNotContain("Events without an onset");
    assertThat(TestSpark.session().read().parquet(out + "/_inion/findings").count())
        .isEqualTo(RECORDINGS + 1);
  }

  @Test
  void anchorsThatMatchNoEventAreToldWithTheValuesThereAre() throws IOException {
    JobCall call = preprocess("--set", "window.anchor.events=[Go]", "--json");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(linesWith(call.err(), "No event matches window.anchor.events = [Go]"))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("[" + dataset.file("01", "eeg.edf") + "] ")
        .contains("there are go (1), stop (1). Name some of those");
    assertThat(call.json().at("/counts/finding no-event-matches").asInt()).isEqualTo(RECORDINGS);
  }
}
