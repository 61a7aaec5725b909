package org.inion.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.file.LocalFiles;
import org.inion.table.PredictionContract.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionReaderTest {
  @TempDir private Path folder;

  @Test
  void readsAFolderAndCountsRowsWithoutALabel() throws IOException {
    rows().write(folder.resolve("p"), PredictionFolder.numbers(Origin.SIMULATED));
    Predictions read = read("p");
    assertThat(read.size()).isEqualTo(3);
    assertThat(read.rowsWithoutLabel()).isEqualTo(1);
    assertThat(read.subjects()).isEqualTo(2);
    assertThat(read.question().target()).isEqualTo("age_years");
    assertThat(read.question().origin()).isEqualTo(org.inion.evaluate.Origin.SIMULATED);
  }

  @Test
  void aCsvIsReadAsTheSameRows() throws IOException {
    rows().write(folder.resolve("p"), PredictionFolder.numbers(Origin.RECORDED));
    csv(
        "p.csv",
        """
        subject_id,note,prediction,label,age_years,release,sex,task
        a,"one, two",9,8.5,9.5,R1,F,rest

        a,,10,9.5,9.5,R1,F,rest
        b,"a
        note",3,7,9.5,R1,F,rest
        c,,3,n/a,9.5,R1,F,rest
        """);
    Predictions fromFolder = read("p");
    Predictions fromCsv = read("p.csv");
    assertThat(fromCsv.rowsWithoutLabel()).isEqualTo(fromFolder.rowsWithoutLabel());
    for (int row = 0; row < 3; row++) {
      assertThat(fromCsv.rows().label(row)).isEqualTo(fromFolder.rows().label(row));
      assertThat(fromCsv.rows().prediction(row)).isEqualTo(fromFolder.rows().prediction(row));
      assertThat(fromCsv.rows().ageYears(row)).isEqualTo(fromFolder.rows().ageYears(row));
    }
    assertThat(fromCsv.question().origin()).isEqualTo(org.inion.evaluate.Origin.UNSTATED);
  }

  @Test
  void threeColumnsOfACsvAreEnough() throws IOException {
    csv("p.csv", "label,prediction,subject_id\n1,2,s\n");
    assertThat(read("p.csv").size()).isEqualTo(1);
    csv("q.csv", "label,subject_id\n1,s\n");
    assertThatThrownBy(() -> read("q.csv"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("field \"prediction\"] Cannot evaluate: the column must be there");
  }

  @Test
  void saysWhichCellOfACsvIsWrong() {
    refuses("subject_id,label,prediction\ns,1,2\ns,1,nan\n", "line 3, field \"prediction\"");
    refuses("subject_id,label,prediction\ns,1,\n", "the cell must have a value, but is empty");
    refuses("subject_id,label,prediction\n,1,2\n", "line 2, field \"subject_id\"");
    refuses("subject_id,label,prediction\ns,1,Infinity\n", "prediction must be a finite number");
    refuses("subject_id,label,prediction\ns,NaN,1\n", "label must be a finite number, but was NaN");
    refuses("subject_id,label,prediction\ns,1\n", "as many cells as there are columns, 3, but was");
    refuses("subject_id,label,prediction\n\"x\ny\",1,2\ns,1,bad\n", "line 4, field");
    refuses("subject_id,label,prediction\ns,,2\n", "none of 1 has");
    refuses("", "the file is empty");
  }

  @Test
  void saysWhichRowOfAPartIsWrong() throws IOException {
    new PredictionFolder()
        .add("a", 1.0, 1)
        .add("a", 1.0, 1)
        .add("b", 1.0, 1)
        .add("b", 1.0, Double.NaN)
        .write(folder.resolve("p"), PredictionFolder.numbers(Origin.RECORDED));
    assertThatThrownBy(() -> read("p"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("part-1.parquet, row 1] Cannot evaluate: prediction must be");
  }

  @Test
  void refusesATableGivenTwiceUnderWhateverName() throws IOException {
    rows().write(folder.resolve("p"), PredictionFolder.numbers(Origin.RECORDED));
    rows().write(folder.resolve("copy"), PredictionFolder.numbers(Origin.RECORDED));
    assertThatThrownBy(() -> read("p", "p/"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("given twice");
    assertThatThrownBy(() -> read("p", "copy"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("4 rows are of a window that was there before");
  }

  @Test
  void refusesTablesThatAreNotOfOneTask() throws IOException {
    rows().write(folder.resolve("p"), PredictionFolder.numbers(Origin.RECORDED));
    rows().write(folder.resolve("q"), PredictionFolder.numbers(Origin.SIMULATED));
    rows().write(folder.resolve("r"), PredictionFolder.classes());
    assertThatThrownBy(() -> read("p", "q"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("differ in recordings (RECORDED, SIMULATED)");
    assertThatThrownBy(() -> read("p", "r"))
        .hasMessageContaining("task (age, sex); target (age_years, sex)");
  }

  @Test
  void refusesWhatIsNoPredictionsTable() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(folder.resolve("x.txt"), "x");
    for (String path : List.of("empty", "x.txt", "absent")) {
      assertThatThrownBy(() -> read(path))
          .isInstanceOf(BadSetupException.class)
          .hasMessageContaining("must be a folder with _inion/contract.json, or a .csv file");
    }
  }

  private static PredictionFolder rows() {
    return new PredictionFolder()
        .add("a", 8.5, 9)
        .add("a", 9.5, 10)
        .add("b", 7.0, 3)
        .add("c", null, 3);
  }

  private void refuses(String text, String message) {
    assertThatThrownBy(
            () -> {
              csv("bad.csv", text);
              read("bad.csv");
            })
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(message);
  }

  private void csv(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Predictions read(String... names) throws IOException {
    List<String> paths = List.of(names).stream().map(name -> folder + "/" + name).toList();
    return new PredictionReader(new LocalFiles(), List.of()).read(paths);
  }
}
