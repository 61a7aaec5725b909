package org.inion.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.evaluate.PredictionFolder;
import org.inion.evaluate.PredictionReader;
import org.inion.evaluate.Predictions;
import org.inion.file.LocalFiles;
import org.inion.submit.PredictionsFile.Rows;
import org.inion.table.PredictionContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A predictions folder as a CSV. */
class PredictionsFileTest {
  @TempDir private Path folder;

  @Test
  void aRowAWindow() throws IOException {
    ages(PredictionContract.Origin.RECORDED);
    PredictionsFile file = write("ages.csv", Rows.WINDOW);
    assertThat(file.rows()).isEqualTo(5);
    assertThat(Files.readString(folder.resolve("ages.csv")))
        .isEqualTo(
            """
            dataset,subject_id,recording_id,window_index,start_seconds,label,prediction
            d,b,d/sub-b,0,0.0,9.0,8.5
            d,a,d/sub-a,1,0.0,7.0,6.0
            d,a,d/sub-a,2,0.0,7.0,7.0
            d,a,d/sub-a,3,0.0,7.0,11.0
            d,"c,d","d/sub-c,d",4,0.0,,1.0E-5
            """);
    assertThat(Files.readString(folder.resolve("ages.md")))
        .contains("# ages.csv", "| target | age_years |", "in year", "| model | `sha256:1` |")
        .doesNotContain("imulated");
  }

  @Test
  void aRowASubjectByDatasetAndName() throws IOException {
    ages(PredictionContract.Origin.RECORDED);
    assertThat(write("mean.csv", Rows.SUBJECT).rows()).isEqualTo(3);
    assertThat(Files.readString(folder.resolve("mean.csv")))
        .isEqualTo(
            """
            dataset,subject_id,windows,label,prediction
            d,a,3,7.0,8.0
            d,b,1,9.0,8.5
            d,"c,d",1,,1.0E-5
            """);
  }

  @Test
  void classesHaveTheirNames() throws IOException {
    new PredictionFolder()
        .add("a", 0.0, 0.25)
        .add("a", 0.0, 0.5)
        .add("b", 1.0, 0.75)
        .add("b", 0.0, 0.75)
        .subject("a", 2, 0.0, 0.375)
        .subject("b", 2, null, 0.75)
        .write(folder.resolve("p"), PredictionFolder.classes());
    write("w.csv", Rows.WINDOW);
    assertThat(Files.readAllLines(folder.resolve("w.csv")))
        .startsWith(
            "dataset,subject_id,recording_id,window_index,start_seconds,label,prediction,predicted_class",
            "d,a,d/sub-a,0,0.0,0.0,0.25,F",
            "d,a,d/sub-a,1,0.0,0.0,0.5,M");
    write("s.csv", Rows.SUBJECT);
    assertThat(Files.readAllLines(folder.resolve("s.csv")))
        .containsExactly(
            "dataset,subject_id,windows,label,prediction,predicted_class",
            "d,a,2,0.0,0.375,F",
            "d,b,2,,0.75,M");
    assertThat(Files.readString(folder.resolve("s.md")))
        .contains("probability of M", "0 for F, 1 for M", "2, one a subject");
  }

  @Test
  void simulatedOnesSaySoInNameAndCard() throws IOException {
    ages(PredictionContract.Origin.SIMULATED);
    PredictionsFile file = write("ages.csv", Rows.WINDOW);
    assertThat(file.file()).isEqualTo(folder.resolve("ages.simulated.csv")).exists();
    assertThat(folder.resolve("ages.csv")).doesNotExist();
    assertThat(Files.readString(folder.resolve("ages.simulated.md"))).contains("**Simulated");
  }

  @Test
  void theJobThatEvaluatesReadsIt() throws IOException {
    ages(PredictionContract.Origin.RECORDED);
    for (Rows rows : Rows.values()) {
      Path csv = write(rows.key() + ".csv", rows).file();
      Predictions read =
          new PredictionReader(new LocalFiles(), List.of()).read(List.of(csv.toString()));
      assertThat(read.subjects()).isEqualTo(2);
      assertThat(read.rowsWithoutLabel()).isEqualTo(1);
    }
  }

  @Test
  void refusesSubjectsWhereThereAreNone() throws IOException {
    new PredictionFolder()
        .add("a", 1.0, 1.0)
        .write(folder.resolve("p"), PredictionFolder.numbers(PredictionContract.Origin.RECORDED));
    assertThatThrownBy(() -> write("x.csv", Rows.SUBJECT))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("_inion/subjects/part-0.parquet");
  }

  @Test
  void refusesAFolderThatHoldsNoPredictions() {
    assertThatThrownBy(() -> write("x.csv", Rows.WINDOW))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("the folder must hold _inion/contract.json, but does not");
  }

  @Test
  void refusesRowsThatAreNoNumbersAndLeavesNoFile() throws IOException {
    new PredictionFolder()
        .add("a", 1.0, 1.0)
        .add("a", 1.0, Double.NaN)
        .write(folder.resolve("p"), PredictionFolder.numbers(PredictionContract.Origin.RECORDED));
    assertThatThrownBy(() -> write("x.csv", Rows.WINDOW))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("Cannot write row 0: label and prediction must be finite");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("p"));
    }
  }

  private void ages(PredictionContract.Origin origin) throws IOException {
    new PredictionFolder()
        .add("b", 9.0, 8.5)
        .add("a", 7.0, 6.0)
        .add("a", 7.0, 7.0)
        .add("a", 7.0, 11.0)
        .add("c,d", null, 1e-5)
        .subject("a", 3, 7.0, 8.0)
        .subject("b", 1, 9.0, 8.5)
        .subject("c,d", 1, null, 1e-5)
        .write(folder.resolve("p"), PredictionFolder.numbers(origin));
  }

  private PredictionsFile write(String name, Rows rows) throws IOException {
    PredictionRows predictions =
        PredictionRows.open(new LocalFiles(), folder.resolve("p").toString());
    return PredictionsFile.write(predictions, folder.resolve(name), rows);
  }
}
