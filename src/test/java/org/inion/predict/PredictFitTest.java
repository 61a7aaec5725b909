package org.inion.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.inion.error.BadSetupException;
import org.inion.table.SignalEncoding;
import org.junit.jupiter.api.Test;

/** Stored windows become what the model takes. */
class PredictFitTest extends PredictRuns {

  @Test
  void channelsInAnotherOrderAreMendedByNameAndThatIsSaid() throws IOException {
    windows().write(windows);
    run(AGE);
    List<Row> inOrder = rows();
    Path other = folder.resolve("other");
    TestWindows.of(List.of("Oz", "Fz", "EOG", "Pz", "Cz"), 64).write(other);
    windows = other;
    out = folder.resolve("permuted");
    run(AGE, out);
    List<Row> permuted = rows();
    for (int i = 0; i < 20; i++) {
      assertThat(permuted.get(i).<Double>getAs("prediction"))
          .isEqualTo(inOrder.get(i).<Double>getAs("prediction"));
    }
    assertThat(notes).anyMatch(note -> note.contains("chosen by name"));
  }

  @Test
  void windowsThatDoNotFitAreRefusedWithAllReasonsAndBothSides() throws IOException {
    TestWindows.of(List.of("Fz", "Cz", "T7"), 32).rate(250).unit("V").write(windows);
    assertThatThrownBy(() -> run(AGE))
        .isInstanceOfSatisfying(
            BadSetupException.class,
            e -> {
              assertThat(e.problems()).hasSize(4);
              assertThat(e.problems().get(0)).contains("Pz", "Oz", "T7", "Fz");
              assertThat(e.problems().get(1)).contains("100.0 Hz", "250.0 Hz");
              assertThat(e.problems().get(2)).contains("64", "32");
              assertThat(e.problems().get(3)).contains("uV", "V");
            });
    assertThat(out).doesNotExist();
  }

  @Test
  void wholeNumbersAreScaledChannelByChannel() throws IOException {
    windows().write(windows);
    run(AGE);
    List<Row> floats = rows();
    windows = folder.resolve("int16");
    windows().encoded(SignalEncoding.INT16).write(windows);
    out = folder.resolve("of-int16");
    run(AGE, out);
    List<Row> counts = rows();
    for (int i = 0; i < 20; i++) {
      assertThat(counts.get(i).<Double>getAs("prediction"))
          .isCloseTo(floats.get(i).<Double>getAs("prediction"), within(1e-2));
    }
  }

  @Test
  void ofLongerWindowsTheCentreOrTheMeanOfCropsIsPredicted() throws IOException {
    TestWindows.of(TestModels.CHANNELS, 100).write(windows);
    run(AGE);
    double centre = rows().get(7).getAs("prediction");
    float[][] window = TestModels.window(1, 2, 100);
    assertThat(centre).isCloseTo(TestModels.predict(AGE, window, 18), within(1e-5));
    ModelArchive three = TestModels.age(3);
    out = folder.resolve("three");
    run(three, out);
    double mean =
        (TestModels.predict(AGE, window, 0)
                + TestModels.predict(AGE, window, 18)
                + TestModels.predict(AGE, window, 36))
            / 3;
    assertThat(rows().get(7).<Double>getAs("prediction")).isCloseTo(mean, within(1e-5));
  }
}
