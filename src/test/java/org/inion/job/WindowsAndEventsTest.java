package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.inion.TableRows;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.inion.format.edf.EdfVariant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which windows are cut, where they lie, and what they are labelled with. */
class WindowsAndEventsTest {
  @TempDir Path folder;
  private TinyDataset dataset;
  private String out;

  @BeforeEach
  void open() throws IOException {
    dataset = TinyDataset.at(folder.resolve("ds"));
    out = folder.resolve("out").toString();
  }

  private JobCall call(String... more) {
    return JobCall.of(
        Stream.concat(
                Stream.of("preprocess", "--bids", dataset.path(), "--out", out, "--json"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private JobCall good(String... more) {
    JobCall call = call(more);
    assertThat(call.exit()).as(call.err()).isZero();
    return call;
  }

  private List<Row> rows(String... columns) {
    return TableRows.read(out)
        .orderBy("recording_id", "window_index")
        .selectExpr(columns)
        .collectAsList();
  }

  private List<String> texts(String... columns) {
    return rows(columns).stream().map(Row::toString).toList();
  }

  /** The stored samples that each window of 400 is made of, checked sample by sample. */
  private List<Integer> storedStarts(TinyEdf edf) {
    List<Integer> starts = new ArrayList<>();
    for (Row row : rows("signal")) {
      ByteBuffer bytes = ByteBuffer.wrap((byte[]) row.get(0)).order(ByteOrder.LITTLE_ENDIAN);
      int start = 0;
      while (edf.microvolts(0, start) != bytes.getFloat(0)
          || edf.microvolts(1, start + 3) != bytes.getFloat(4 * 403)) {
        start++;
      }
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < 400; i++) {
          assertThat(bytes.getFloat()).isEqualTo(edf.microvolts(c, start + i));
        }
      }
      starts.add(start);
    }
    return starts;
  }

  @Test
  void noWindowSpansAGapAndTimeCountsTheGap() throws IOException {
    for (EdfVariant variant : List.of(EdfVariant.EDF_D, EdfVariant.BDF_D)) {
      TinyEdf edf = new TinyEdf().seconds(12).gap(5, "2.25").gap(9, "100").variant(variant);
      if (variant == EdfVariant.EDF_D) {
        dataset.add("x", edf);
      } else {
        Files.delete(dataset.file("x", "eeg.edf"));
        edf.write(dataset.file("x", "eeg.bdf"));
      }
      JobCall call = good("--preset", "raw", "--set", "window.stride=1 s");
      assertThat(texts("start_seconds"))
          .containsExactly(
              "[0.0]",
              "[1.0]",
              "[2.0]",
              "[3.0]",
              "[7.25]",
              "[8.25]",
              "[9.25]",
              "[111.25]",
              "[112.25]");
      assertThat(texts("window_index")).containsExactlyElementsOf(upTo(9));
      assertThat(storedStarts(edf)).containsExactly(0, 200, 400, 600, 1000, 1200, 1400, 1800, 2000);
      assertThat(call.json().at("/counts/left out crosses-gap").asInt()).isEqualTo(2);
      assertThat(call.json().at("/hours").asDouble()).isCloseTo(114.25 / 3600, within(1e-12));
    }
  }

  @Test
  void noWindowCrossesABoundary() throws IOException {
    TinyEdf edf = new TinyEdf().seconds(10);
    dataset.add("x", edf);
    dataset.sidecar("x", "events.tsv", "onset\tduration\tvalue\n3.5\t12\tboundary\n9\t0\tx\n");
    good("--preset", "raw");
    assertThat(texts("start_seconds")).containsExactly("[0.0]", "[3.5]", "[5.5]", "[7.5]");
    assertThat(storedStarts(edf)).containsExactly(0, 700, 1100, 1500);
  }

  @Test
  void aGapIsNoBridgeForTheFilterEither() throws IOException {
    TinyEdf edf = new TinyEdf().seconds(10).gap(5, "7");
    dataset.add("x", edf);
    dataset.add("y", new TinyEdf().seconds(5));
    good();
    List<Row> rows = rows("subject_id", "window_index", "signal", "start_seconds");
    // The first five seconds are the same in both files, and so is what is made of them.
    assertThat((byte[]) rows.get(0).get(2)).isEqualTo((byte[]) rows.get(4).get(2));
    assertThat((byte[]) rows.get(1).get(2)).isEqualTo((byte[]) rows.get(5).get(2));
    assertThat(rows.get(2).getDouble(3)).isEqualTo(12);
  }

  @Test
  void channelsOfTwoRatesAreEachResampled() throws IOException {
    dataset.add("x", new TinyEdf().rate("Cz", 400));
    good("--set", "reference.kind=none");
    assertThat(texts("n_channels", "n_samples", "sample_rate_hz", "start_seconds"))
        .containsExactly(
            "[3,200,100.0,0.0]",
            "[3,200,100.0,2.0]",
            "[3,200,100.0,4.0]",
            "[3,200,100.0,6.0]",
            "[3,200,100.0,8.0]");
    // Both rates sample the same sum of sines of 9 and about 5 Hz: after the filter they agree.
    ByteBuffer bytes =
        ByteBuffer.wrap((byte[]) rows("signal").get(2).get(0)).order(ByteOrder.LITTLE_ENDIAN);
    double apart = 0;
    double size = 0;
    for (int i = 0; i < 200; i++) {
      double t = 4 + i / 100.0;
      double expected =
          15 * Math.sin(2 * Math.PI * 9 * t + 1) + 6 * Math.sin(2 * Math.PI * 5.7 * t);
      apart += Math.pow(bytes.getFloat(4 * (200 + i)) - expected, 2);
      size += expected * expected;
    }
    assertThat(Math.sqrt(apart / size)).isLessThan(0.1);
  }

  @Test
  void channelsOfTwoRatesCannotBeKeptAsTheyAre() throws IOException {
    dataset.add("good", new TinyEdf());
    dataset.add("mixed", new TinyEdf().rate("Cz", 400));
    JobCall call = call("--preset", "raw");
    assertThat(call.exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(call.rejected())
        .containsExactly(
            "["
                + dataset.file("mixed", "eeg.edf")
                + ", channel 1 \"Cz\"] Cannot keep the recording's rate: rate must be that of the"
                + " folder (200 Hz), but was 400 Hz. Set resample.rate, or leave the channel or the"
                + " recording out.");
    assertThat(TableRows.counts(out)).containsExactly(dataset.id("good") + " 5");
  }

  @Test
  void windowsBesideEventsAreLabelledByThem() throws IOException {
    dataset.add("x", new TinyEdf().seconds(20));
    dataset.sidecar(
        "x",
        "events.tsv",
        """
        onset\tduration\tvalue\treaction
        1.0\t0\ttrial_start\tn/a
        1.5\t0\tleft_target\t0.7
        2.25\t0\tleft_press\tn/a
        2.75\t0\tsmiley_face\tn/a
        5.0\t0\ttrial_start\tn/a
        5.5\t0\tright_target\t0.9
        6.75\t0\tleft_press\tn/a
        7.0\t0\tsad_face\tn/a
        9.0\t0\ttrial_start\tn/a
        9.5\t0\tleft_target\tn/a
        13.0\t0\ttrial_start\tn/a
        13.5\t0\tright_target\t1.5
        13.9\t0\tright_press\tn/a
        19.5\t0\tleft_target\tn/a
        """);
    String[] settings = {
      "--set",
      "window.anchor.events=[\"*_target\"]",
      "--set",
      "window.anchor.offset=500 ms",
      "--set",
      "labels.events={ response_time_seconds { until = [\"*_press\"], within = 3 s, stop ="
          + " [trial_start] }, correct { true = [smiley_face], false = [sad_face], stop ="
          + " [trial_start] }, reaction { column = reaction } }"
    };
    JobCall call = good(settings);
    assertThat(
            texts(
                "window_index",
                "start_seconds",
                "anchor",
                "response_time_seconds",
                "correct",
                "reaction"))
        .containsExactly(
            "[0,2.0,left_target,0.75,true,0.7]",
            "[1,6.0,right_target,1.25,false,0.9]",
            "[2,10.0,left_target,null,null,null]",
            "[3,14.0,right_target,0.4,null,1.5]");
    assertThat(call.json().at("/counts/left out beyond-end").asInt()).isEqualTo(1);
  }

  @Test
  void annotationsAreTheEventsWhereThereIsNoTable() throws IOException {
    dataset.add("x", new TinyEdf().annotation(2.5, "go").annotation(6, "go"));
    good("--set", "window.anchor.events=[go]");
    assertThat(texts("start_seconds", "anchor")).containsExactly("[2.5,go]", "[6.0,go]");
  }

  @Test
  void droppedWindowsLeaveTheNumbersOfTheOthers() throws IOException {
    dataset.add("x", new TinyEdf().seconds(10).pulse(5));
    good("--preset", "raw");
    assertThat(texts("window_index", "artifact_amplitude"))
        .containsExactly("[0,false]", "[1,false]", "[2,true]", "[3,false]", "[4,false]");
    Object before = rows("signal").get(4).get(0);
    out = folder.resolve("dropped").toString();
    JobCall call = good("--preset", "raw", "--set", "window.drop=flagged");
    assertThat(texts("window_index")).containsExactly("[0]", "[1]", "[3]", "[4]");
    assertThat(rows("signal").get(3).get(0)).isEqualTo(before);
    assertThat(call.json().at("/counts/dropped").asInt()).isEqualTo(1);
    assertThat(call.json().get("windows").asInt()).isEqualTo(4);
  }

  @Test
  void aRecordingShorterThanAWindowGivesNoneAndIsCounted() throws IOException {
    dataset.add("long", new TinyEdf());
    dataset.add("short", new TinyEdf().seconds(1));
    JobCall call = good();
    assertThat(TableRows.counts(out)).containsExactly(dataset.id("long") + " 5");
    assertThat(call.json().get("recordings").asInt()).isEqualTo(2);
    assertThat(call.json().at("/counts/left out beyond-end").asInt()).isEqualTo(1);
    assertThat(good().json().at("/run/unchanged").asInt()).isEqualTo(2);
  }

  @Test
  void aTableWithoutWindowsCanBeReadAndGrows() throws IOException {
    dataset.add("short", new TinyEdf().seconds(1));
    for (int run = 0; run < 2; run++) {
      assertThat(good().json().get("windows").asInt()).isZero();
      assertThat(TableRows.read(out).count()).isZero();
      assertThat(TableRows.read(out).columns()).contains("signal", "clean");
      assertThat(JobCall.of("inspect", out).exit()).isZero();
    }
    dataset.add("long", new TinyEdf());
    good();
    assertThat(TableRows.counts(out)).containsExactly(dataset.id("long") + " 5");
    assertThat(JobCall.of("inspect", out).exit()).isZero();
    try (Stream<Path> files = Files.list(Path.of(out))) {
      assertThat(files).as("one part and _inion").hasSize(2);
    }
  }

  private static List<String> upTo(int count) {
    List<String> indices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      indices.add("[" + i + "]");
    }
    return indices;
  }
}
