package org.inion.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.table.PredictionContract;
import org.junit.jupiter.api.Test;

class PredictJobTest extends PredictRuns {

  @Test
  void predictsEachWindowAsAPlainCallDoesAndKeepsItsIdentity() throws IOException {
    windows().write(windows);
    PredictSummary summary = run(AGE).orElseThrow();
    assertThat(summary.windows()).isEqualTo(20);
    assertThat(summary.labelled()).isEqualTo(20);
    assertThat(summary.subjects()).isEqualTo(4);
    List<Row> rows = rows();
    assertThat(rows).hasSize(20);
    for (int i = 0; i < 20; i++) {
      int subject = i / 5;
      int number = i % 5;
      Row row = rows.get(i);
      assertThat(row.<String>getAs("recording_id")).isEqualTo("noise/" + subject);
      assertThat(row.<Integer>getAs("window_index")).isEqualTo(number);
      assertThat(row.<Double>getAs("start_seconds")).isEqualTo(2.0 * number);
      assertThat(row.<Double>getAs("label")).isEqualTo(5.0 + subject);
      assertThat(row.<Double>getAs("age_years")).isEqualTo(5.0 + subject);
      double expected = TestModels.predict(AGE, TestModels.window(subject, number, 64), 0);
      assertThat(row.<Double>getAs("prediction")).isCloseTo(expected, within(1e-5));
    }
    PredictionContract contract =
        PredictionContract.fromJson(
            Files.readString(out.resolve("_inion/contract.json")), Where.file("contract"));
    assertThat(contract.model()).isEqualTo(AGE.fingerprint());
    assertThat(contract.simulated()).isTrue();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(windows, out);
    }
  }

  @Test
  void aPredictionDoesNotDependOnWhoElseIsInTheBatch() throws IOException {
    windows().write(windows);
    run(AGE);
    List<Row> together = rows();
    out = folder.resolve("one");
    run(AGE, out, "predict.batch=1");
    List<Row> alone = rows();
    for (int i = 0; i < 20; i++) {
      assertThat(alone.get(i).<Double>getAs("prediction"))
          .isCloseTo(together.get(i).<Double>getAs("prediction"), within(1e-5));
    }
  }

  @Test
  void windowsWithoutALabelArePredictedLikeAnyOthers() throws IOException {
    windows().changed(window -> window.cells().put("age_years", null)).write(windows);
    assertThat(run(AGE).orElseThrow().labelled()).isZero();
    assertThat(rows())
        .hasSize(20)
        .allMatch(row -> row.isNullAt(row.fieldIndex("label")))
        .noneMatch(row -> row.isNullAt(row.fieldIndex("prediction")));
  }

  @Test
  void sidesRecordingsAndCleanWindowsAreChosen() throws IOException {
    windows().write(windows);
    run(AGE, out, "predict.sides=[test]", "predict.recordings=[film]", "predict.windows=clean");
    assertThat(rows())
        .extracting(row -> row.getAs("subject_id") + " " + row.getAs("window_index"))
        .containsExactly("s1 3", "s3 3");
    assertThatThrownBy(() -> run(AGE, folder.resolve("none"), "predict.recordings=[sleep]"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[sleep]");
    assertThatThrownBy(() -> run(AGE, folder.resolve("none"), "predict.sides=[validation]"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("validation");
  }

  @Test
  void aWindowThatCannotBePredictedIsNamedNothingAppearsAndTheNextRunGoesOn() throws IOException {
    windows()
        .changed(
            window -> {
              if (window.subject() == 3 && window.number() == 2) {
                window.signal()[1][5] = Float.NaN;
              }
            })
        .write(windows);
    assertThatThrownBy(() -> run(AGE))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("part-1.parquet")
        .hasMessageContaining("recording noise/3, window 2");
    assertThat(out).doesNotExist();
    Path whole = windows().write(folder.resolve("whole")).resolve("part-1.parquet");
    Files.delete(windows.resolve(".part-1.parquet.crc"));
    Files.copy(whole, windows.resolve("part-1.parquet"), StandardCopyOption.REPLACE_EXISTING);
    PredictSummary summary = run(AGE).orElseThrow();
    assertThat(summary.windows()).isEqualTo(20);
    assertThat(summary.predictedNow()).isEqualTo(10);
    assertThat(rows()).hasSize(20);
  }

  @Test
  void aSecondRunHasNothingToDoAndAnotherModelNeedsAnotherFolder() throws IOException {
    windows().write(windows);
    assertThat(run(AGE)).isPresent();
    assertThat(run(AGE)).isEmpty();
    assertThatThrownBy(() -> run(TestModels.age(2)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("another model");
    Files.createDirectories(folder.resolve("mine"));
    Files.writeString(folder.resolve("mine/notes.txt"), "mine");
    assertThatThrownBy(() -> run(AGE, folder.resolve("mine")))
        .isInstanceOf(BadSetupException.class);
    assertThat(folder.resolve("mine/notes.txt")).exists();
  }

  @Test
  void aSubjectIsTheMeanOrMedianOfItsWindowsMovedToTheMeanWhereAskedFor() throws IOException {
    windows().write(windows);
    run(AGE);
    double[] own =
        rows().stream()
            .filter(row -> row.getAs("subject_id").equals("s2"))
            .mapToDouble(row -> row.getAs("prediction"))
            .sorted()
            .toArray();
    double mean = java.util.Arrays.stream(own).average().orElseThrow();
    assertThat(subject("s2").<Double>getAs("prediction")).isCloseTo(mean, within(1e-9));
    assertThat(subject("s2").<Integer>getAs("windows")).isEqualTo(5);
    assertThat(subject("s2").<Double>getAs("label")).isEqualTo(7);
    out = folder.resolve("median");
    run(AGE, out, "predict.subject.of=median");
    assertThat(subject("s2").<Double>getAs("prediction")).isEqualTo(own[2]);
    out = folder.resolve("shrunk");
    run(AGE, out, "predict.subject.shrink=on");
    assertThat(subject("s2").<Double>getAs("prediction"))
        .isCloseTo(10 + 0.25 * (mean - 10), within(1e-9));
    assertThatThrownBy(
            () -> run(TestModels.sex(), folder.resolve("no"), "predict.subject.shrink=on"))
        .isInstanceOf(BadSetupException.class);
  }

  @Test
  void classesAreTheProbabilityOfTheSecondAndLabelsItsNumber() throws IOException {
    windows().write(windows);
    run(TestModels.sex());
    for (Row row : rows()) {
      assertThat(row.<Double>getAs("label")).isEqualTo(row.getAs("sex").equals("M") ? 1.0 : 0.0);
      assertThat(row.<Double>getAs("prediction")).isBetween(0.0, 1.0);
    }
    windows = folder.resolve("other");
    windows().changed(window -> window.cells().put("sex", "D")).write(windows);
    assertThatThrownBy(() -> run(TestModels.sex(), folder.resolve("no")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("\"D\"")
        .hasMessageContaining("[F, M]");
  }

  @Test
  void anArchiveOfSomebodyElseIsRefused() {
    Where where = Where.file("their.pt");
    assertThatThrownBy(() -> ModelArchive.of(new byte[] {1, 2, 3}).contract(where))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("their.pt");
  }
}
