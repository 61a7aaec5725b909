package org.inion.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.evaluate.PredictionReader;
import org.inion.evaluate.Predictions;
import org.inion.file.LocalFiles;
import org.inion.metric.Pairs;
import org.inion.table.ModelContract.Shrinkage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrinkageFitTest {
  private static final double[] LABELS = {9, 11, 10, 12};

  @Test
  void theFactorLeavesTheSmallestSquares() {
    // Distances from 10: predictions 4, −2, −4, 6, labels −1, 1, 0, 2.
    Pairs pairs = Pairs.of(LABELS, new double[] {14, 8, 6, 16});
    assertThat(ShrinkageFit.factor(pairs, 10)).isCloseTo(6.0 / 72, within(1e-12));
  }

  @Test
  void nothingIsStretchedAndNothingTurnedAround() {
    assertThat(ShrinkageFit.factor(Pairs.of(LABELS, new double[] {9.9, 10.1, 10, 10.2}), 10))
        .isEqualTo(1);
    assertThat(ShrinkageFit.factor(Pairs.of(LABELS, new double[] {11, 9, 10, 8}), 10)).isZero();
    assertThat(ShrinkageFit.factor(Pairs.of(LABELS, new double[] {10, 10, 10, 10}), 10))
        .isEqualTo(1);
  }

  @Test
  void whatTheModelDoesByItselfIsNotDoneTwice(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("validation.csv");
    Files.writeString(
        csv, "dataset,subject_id,label,prediction\n" + "d,a,9,14\nd,a,9,6\nd,b,12,16\nd,b,12,18\n");
    Predictions rows =
        new PredictionReader(new LocalFiles(), List.of()).read(List.of(csv.toString()));
    Shrinkage plain = ShrinkageFit.of(rows, 10).left(ExportSettings.Shrink.NONE);
    double window = (4 * -1 + -4 * -1 + 6 * 2 + 8 * 2) / (16.0 + 16 + 36 + 64);
    double subject = (0 * -1 + 7 * 2) / 49.0;
    assertThat(plain.windowFactor()).isCloseTo(window, within(1e-12));
    assertThat(plain.subjectFactor()).isCloseTo(subject, within(1e-12));
    Shrinkage done = ShrinkageFit.of(rows, 10).left(ExportSettings.Shrink.WINDOW);
    assertThat(done.applied()).isEqualTo("window");
    assertThat(done.windowFactor()).isEqualTo(1);
    assertThat(done.subjectFactor()).isCloseTo(subject / window, within(1e-12));
  }
}
