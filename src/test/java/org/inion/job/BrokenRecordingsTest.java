package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inion.EdfDamage.Field.DIGITAL_MAX;
import static org.inion.EdfDamage.Field.SAMPLES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.inion.EdfDamage;
import org.inion.TableRows;
import org.inion.TestSpark;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One run over a dataset in which every kind of broken recording is there once. */
class BrokenRecordingsTest {
  private static final int BROKEN = 19;

  @TempDir static Path folder;
  private static TinyDataset dataset;
  private static String out;
  private static JobCall call;

  @BeforeAll
  static void preprocess() throws IOException {
    dataset = TinyDataset.at(folder.resolve("mixed"));
    byte[] whole = new TinyEdf().bytes();
    for (String good : List.of("good1", "good2", "good3")) {
      dataset.add(good, new TinyEdf().seed(good.charAt(4)));
    }
    dataset.bytes("empty", new byte[0]);
    dataset.bytes("headercut", EdfDamage.cut(whole, 300));
    dataset.bytes("words", EdfDamage.field(whole, EdfDamage.RECORDS, "ten"));
    dataset.bytes("zerorate", EdfDamage.field(whole, SAMPLES, 1, "0"));
    dataset.bytes("negativerate", EdfDamage.field(whole, SAMPLES, 1, "-200"));
    dataset.bytes("nanrate", EdfDamage.field(whole, SAMPLES, 1, "NaN"));
    dataset.bytes("zerorange", EdfDamage.field(whole, DIGITAL_MAX, 2, "-32768"));
    dataset.bytes("negativerange", EdfDamage.field(whole, DIGITAL_MAX, 2, "-32769"));
    dataset.bytes("nanrange", EdfDamage.field(whole, DIGITAL_MAX, 2, "NaN"));
    dataset.bytes("noduration", EdfDamage.field(whole, EdfDamage.RECORD_SECONDS, "0"));
    dataset.bytes("promised", EdfDamage.field(whole, EdfDamage.RECORDS, "50"));
    dataset.bytes("recordcut", EdfDamage.cut(whole, whole.length - 100));
    dataset.bytes("textmode", EdfDamage.textMode(whole));
    dataset.add("otherchannels", new TinyEdf().channels("Fz", "Cz", "Oz"));
    dataset.add("othernames", new TinyEdf());
    dataset.sidecar("othernames", "channels.tsv", "name\ttype\nFz\tEEG\nCz\tEEG\nP9\tEEG\n");
    dataset.add("noonset", new TinyEdf());
    dataset.sidecar("noonset", "events.tsv", "start\tvalue\n1\tx\n");
    dataset.add("wordonset", new TinyEdf());
    dataset.sidecar("wordonset", "events.tsv", "onset\tduration\n1.0\t0\nsoon\t0\n");
    dataset.add("badjson", new TinyEdf());
    dataset.sidecar("badjson", "eeg.json", "{\"PowerLineFrequency\": \"fifty\"}");
    Files.createSymbolicLink(
        Files.createDirectories(dataset.file("gone", "eeg.edf").getParent())
            .resolve("sub-gone_task-rest_eeg.edf"),
        Path.of("nowhere"));
    out = folder.resolve("out").toString();
    call = JobCall.of("preprocess", "--bids", dataset.path(), "--out", out, "--json");
  }

  @Test
  void everythingElseIsFinishedAndTheExitCodeSaysSo() throws IOException {
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(TableRows.counts(out))
        .containsExactly(
            dataset.id("good1") + " 5", dataset.id("good2") + " 5", dataset.id("good3") + " 5");
    assertThat(call.json().get("rejected").asInt()).isEqualTo(BROKEN);
    assertThat(call.rejected()).hasSize(BROKEN);
  }

  /** What each line must hold beside the file's name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty         | file must not be empty                        | Copy the file again
          headercut     | at least 1280 bytes, but was cut off after 300 | Copy the file again
          words         | number of data records must be a whole number, but was "ten" | Correct the header
          zerorate      | channel 1 "Cz"] Cannot read the header: number of samples in each data record must be > 0, but was 0 | Correct the header
          negativerate  | number of samples in each data record must be > 0, but was -200 | Correct the header
          nanrate       | number of samples in each data record must be a whole number, but was "NaN" | Correct the header
          zerorange     | channel 2 "Pz"] Cannot read the header: digital maximum must be > digital minimum -32768, but was -32768 | Correct the header
          negativerange | digital maximum must be > digital minimum -32768, but was -32769 | Correct the header
          nanrange      | digital maximum must be a whole number, but was "NaN" | Correct the header
          noduration    | duration of a data record must be > 0 s where there are signals, but was 0 s | Correct the header
          promised      | number of data records must be at most the 10 that the file holds, but was 50 | Copy the file again from its source, or set read.truncated-record
          recordcut     | the last data record must have | or set read.truncated-record to drop-last
          textmode      | every line feed in the file follows a carriage return | copy it again in binary mode
          otherchannels | channels must be those of the folder (Fz, Cz, Pz), but Pz is missing; the recording has Fz, Cz, Oz | channels.missing = zero-fill
          othernames    | only the file has "Pz" and only [ | Correct the names in channels.tsv
          noonset       | field "onset"] Cannot read the events: the column must be there, but the columns are start, value | Add it
          wordonset     | line 3, field "onset"] Cannot read the event: it must be a number of seconds, or n/a, but was "soon" | Correct it
          badjson       | field "PowerLineFrequency"] Cannot use the value: it must be a number, but was "fifty" | Correct it
          gone          | it must be there, but is not, or is a link that leads nowhere | Fetch it
          """)
  void oneLineSaysWhatIsWrongAndTheWayOut(String subject, String what, String wayOut) {
    List<String> lines =
        call.rejected().stream().filter(line -> line.contains("/sub-" + subject + "_")).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("[" + folder).contains(what).contains(wayOut);
  }

  @Test
  void theRejectedTableSaysTheSame() throws IOException {
    List<Row> rows = TestSpark.session().read().parquet(out + "/_inion/rejected").collectAsList();
    assertThat(rows).hasSize(BROKEN);
    for (Row row : rows) {
      assertThat(call.rejected()).contains(row.<String>getAs("error"));
      assertThat(row.<String>getAs("path")).endsWith("_eeg.edf");
      assertThat(row.<String>getAs("dataset")).isEqualTo("mixed");
      assertThat(row.<String>getAs("recording_id")).isEqualTo(dataset.id(row.getAs("subject_id")));
      assertThat(row.<String>getAs("stage"))
          .as(row.toString())
          .isIn("open", "sidecars", "channels", "events");
    }
  }

  @Test
  void aDryRunSaysTheSameOfWhatItCanKnow() {
    String other = folder.resolve("dry").toString();
    JobCall dry = JobCall.of("preprocess", "--bids", dataset.path(), "--out", other, "--dry-run");
    assertThat(dry.exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(dry.out()).contains("Would be rejected:").contains("file must not be empty");
    assertThat(Path.of(other)).doesNotExist();
  }

  @Test
  void aLaterRunTriesTheRejectedOnesAgainAndLeavesTheRest() throws IOException {
    String again = folder.resolve("again").toString();
    TinyDataset small = TinyDataset.at(folder.resolve("small"));
    small.add("a", new TinyEdf()).bytes("b", new byte[0]);
    String[] arguments = {"preprocess", "--bids", small.path(), "--out", again, "--json"};
    assertThat(JobCall.of(arguments).exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(JobCall.of(arguments).exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    small.add("b", new TinyEdf());
    JobCall mended = JobCall.of(arguments);
    assertThat(mended.exit()).isEqualTo(ExitCodes.GOOD);
    assertThat(mended.json().at("/run/done").asInt()).isEqualTo(1);
    assertThat(mended.json().at("/run/unchanged").asInt()).isEqualTo(1);
    assertThat(TableRows.counts(again)).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aNamedPolicyMendsAndCounts(String subject, String setting, String repair, int windows)
      throws IOException {
    String mended = folder.resolve("mended-" + subject).toString();
    JobCall run =
        JobCall.of(
            "preprocess",
            "--bids",
            dataset.path(),
            "--out",
            mended,
            "--json",
            "--subject",
            "good1," + subject,
            "--set",
            setting);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCodes.GOOD);
    assertThat(run.json().at("/counts").has(repair)).as(run.out()).isTrue();
    assertThat(TableRows.counts(mended))
        .contains(dataset.id(subject) + " " + windows, dataset.id("good1") + " 5");
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> policies() {
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of(
            "recordcut", "read.truncated-record=drop-last", "repair truncated-record-dropped", 4),
        org.junit.jupiter.params.provider.Arguments.of(
            "promised", "read.truncated-record=drop-last", "repair truncated-record-dropped", 5),
        org.junit.jupiter.params.provider.Arguments.of(
            "otherchannels", "channels.missing=zero-fill", "zero-filled channels", 5));
  }
}
