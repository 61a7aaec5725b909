package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inion.batch.SubjectId;
import org.inion.batch.SubjectSides;
import org.inion.error.BadSetupException;
import org.inion.train.CrossValidation.Result;
import org.inion.train.Trainer.Outcome;
import org.inion.train.Trainer.Start;
import org.inion.train.record.EpochRecord;
import org.inion.train.record.FoldTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {
  private static final int OUTSIDE_OF_TEST = 13;

  @TempDir static Path windows;
  @TempDir static Path whole;
  @TempDir Path folder;

  private static TrainPlan plan;
  private static Result result;

  @BeforeAll
  static void run() throws IOException {
    LearnableWindows.in(windows).write();
    plan = TestRuns.plan("age", "train.epochs=2", "train.validate.patience=1");
    result = run(plan, windows, whole, 3, 1, Start.NEW, TrainListener.SILENT);
  }

  private static Result run(
      TrainPlan plan,
      Path windows,
      Path out,
      int folds,
      int seeds,
      Start start,
      TrainListener listener)
      throws IOException {
    return new CrossValidation(plan, TestRuns.folder(windows), TestRuns.context(), listener)
        .run(out, SubjectSides.read(windows), folds, seeds, start);
  }

  @Test
  void everySubjectIsHeldOutOnceAndNobodyOfTheTestSide() {
    List<SubjectId> held = new ArrayList<>();
    for (Outcome outcome : result.runs()) {
      List<SubjectId> fold = outcome.last().bySubject().subjects();
      assertThat(fold).hasSizeBetween(4, 5);
      assertThat(outcome.record().facts().training().subjects())
          .isEqualTo(OUTSIDE_OF_TEST - fold.size());
      held.addAll(fold);
    }
    assertThat(held).hasSize(OUTSIDE_OF_TEST).doesNotHaveDuplicates();
    assertThat(held)
        .noneMatch(id -> LearnableWindows.split(Integer.parseInt(id.subject())).equals("test"));
    assertThat(result.heldOut().bySubject().subjects()).containsExactlyInAnyOrderElementsOf(held);
  }

  @Test
  void theTableHasTheLastEpochOfEachFold() {
    FoldTable table = result.table();
    assertThat(table.folds()).extracting(FoldTable.Fold::fold).containsExactly(0, 1, 2);
    for (int fold = 0; fold < 3; fold++) {
      Outcome outcome = result.runs().get(fold);
      FoldTable.Fold row = table.folds().get(fold);
      EpochRecord last = outcome.record().history().last().orElseThrow();
      // Patience would let what is held out choose the end.
      assertThat(last.epoch()).isEqualTo(2);
      assertThat(row.scores()).isEqualTo(last.scores());
      assertThat(outcome.last().scores(plan.task())).isEqualTo(row.scores());
      assertThat(row.subjects()).isEqualTo(outcome.last().bySubject().subjects().size());
    }
  }

  @Test
  void pooledScoresAreThoseOfAllSubjectsTogether() {
    double error = 0;
    int windowCount = 0;
    for (Outcome outcome : result.runs()) {
      Predictions fold = outcome.last();
      for (int i = 0; i < fold.labels().length; i++, windowCount++) {
        error += Math.abs(fold.labels()[i] - fold.predictions()[i]);
      }
    }
    FoldTable.Pooled mae = result.table().pooled().get("window.mae");
    assertThat(windowCount).isEqualTo(OUTSIDE_OF_TEST * LearnableWindows.WINDOWS);
    assertThat(mae.score()).isCloseTo(error / windowCount, within(1e-9));
    assertThat(mae.interval().low()).isLessThan(mae.score());
    assertThat(mae.interval().high()).isGreaterThan(mae.score());
    assertThat(result.table().pooled()).containsKey("subject.pearson_r");
  }

  @Test
  void theTestSideIsPredictedByAllRunsTogether() {
    Predictions together = result.test().orElseThrow();
    assertThat(together.bySubject().subjects())
        .extracting(SubjectId::subject)
        .containsExactlyInAnyOrder("13", "14", "15");
    for (int i = 0; i < together.predictions().length; i++) {
      double sum = 0;
      Set<Double> different = new HashSet<>();
      for (Outcome outcome : result.runs()) {
        double one = outcome.testByLast().orElseThrow().predictions()[i];
        different.add(one);
        sum += one;
      }
      assertThat(different).hasSize(3);
      assertThat(together.predictions()[i]).isCloseTo(sum / 3, within(1e-9));
    }
  }

  @Test
  void leavesAPageOfAllFolds() throws IOException {
    JsonNode run = new ObjectMapper().readTree(whole.resolve("run.json").toFile());
    assertThat(run.path("status").asText()).isEqualTo("done");
    assertThat(whole.resolve("config.conf")).content().contains("train");
    assertThat(whole.resolve("folds.csv")).content().hasLineCount(4);
    JsonNode table = new ObjectMapper().readTree(whole.resolve("folds.json").toFile());
    assertThat(table.path("scores").path("subject.mae").path("pooled").asDouble())
        .isEqualTo(result.table().pooled().get("subject.mae").score());
    assertThat(whole.resolve("report.html")).content().contains("<svg", "Folds");
    for (int fold = 0; fold < 3; fold++) {
      assertThat(whole.resolve("fold-" + fold + "-seed-1/report.html")).exists();
    }
  }

  @Test
  void aHalfDoneOneGoesOnWithoutTrainingWhatIsDone() throws IOException {
    List<String> trained = new ArrayList<>();
    TrainListener stopInTheSecondFold = listener(trained, 3);
    assertThatThrownBy(() -> run(plan, windows, folder, 3, 1, Start.NEW, stopInTheSecondFold))
        .isInstanceOf(TestRuns.Stop.class);
    assertThatThrownBy(() -> run(plan, windows, folder, 3, 1, Start.NEW, TrainListener.SILENT))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("holds a run. Go on with it by --resume");
    assertThatThrownBy(() -> run(plan, windows, folder, 4, 1, Start.RESUME, TrainListener.SILENT))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("Cannot go on")
        .hasMessageContaining("the subjects of its sides are others");
    trained.clear();
    Result resumed = run(plan, windows, folder, 3, 1, Start.RESUME, listener(trained, 99));
    assertThat(trained).containsExactly("Fold 1 of 3", "Fold 2 of 3", "2", "Fold 3 of 3", "1", "2");
    assertThat(resumed.table()).isEqualTo(result.table());
    assertThat(folder.resolve("folds.csv")).hasSameTextualContentAs(whole.resolve("folds.csv"));
    assertThat(resumed.test().orElseThrow().predictions())
        .containsExactly(result.test().orElseThrow().predictions());
    // And one that is done only tells what it came to.
    trained.clear();
    Result again = run(plan, windows, folder, 3, 1, Start.RESUME, listener(trained, 99));
    assertThat(trained).containsExactly("Fold 1 of 3", "Fold 2 of 3", "Fold 3 of 3");
    assertThat(again.table()).isEqualTo(result.table());
    assertThatThrownBy(() -> run(plan, windows, folder, 3, 1, Start.NEW, TrainListener.SILENT))
        .hasMessageContaining("holds a run");
  }

  /** Remembers notes and epochs, and stops after so many epochs. */
  private static TrainListener listener(List<String> seen, int epochsToStop) {
    return new TrainListener() {
      private int count;

      @Override
      public void note(String line) {
        seen.add(line);
      }

      @Override
      public void epoch(EpochRecord epoch, int epochs) {
        seen.add(Integer.toString(epoch.epoch()));
        if (++count == epochsToStop) {
          throw new TestRuns.Stop();
        }
      }
    };
  }

  @Test
  void seedsAreRunsOfTheirOwnOnTheFoldsOfTheFolder() throws IOException {
    Path dealt =
        LearnableWindows.in(folder.resolve("w"))
            .subjects(
                row -> {
                  row.put("split", "none");
                  row.put("fold", Integer.parseInt(row.get("subject_id").toString()) / 8);
                })
            .write();
    TrainPlan short1 = TestRuns.plan("age", "train.epochs=1", "train.seed=5");
    Result two = run(short1, dealt, folder.resolve("out"), 2, 2, Start.NEW, TrainListener.SILENT);
    assertThat(two.table().folds())
        .extracting(fold -> fold.fold() + "/" + fold.seed() + "/" + fold.subjects())
        .containsExactly("0/5/8", "0/6/8", "1/5/8", "1/6/8");
    Predictions one = two.runs().get(2).last();
    Predictions other = two.runs().get(3).last();
    assertThat(one.bySubject().subjects())
        .allMatch(subject -> Integer.parseInt(subject.subject()) >= 8);
    assertThat(one.predictions()).isNotEqualTo(other.predictions());
    int first = 8 * LearnableWindows.WINDOWS;
    assertThat(two.heldOut().predictions()[first])
        .isCloseTo((one.predictions()[0] + other.predictions()[0]) / 2, within(1e-9));
    assertThat(two.test()).isEmpty();
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    assertThatThrownBy(
            () -> run(plan, windows, folder.resolve("out"), 14, 1, Start.NEW, TrainListener.SILENT))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "[--folds] Cannot make folds: they must be at most the subjects outside of the test side, 13, but were 14. Ask for fewer");
    assertThat(folder.resolve("out")).doesNotExist();
    TrainPlan plateau = TestRuns.plan("age", "train.rate.schedule=plateau");
    assertThatThrownBy(
            () ->
                new CrossValidation(
                    plateau, TestRuns.folder(windows), TestRuns.context(), TrainListener.SILENT))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("train.rate.schedule = plateau");
    assertThatThrownBy(
            () ->
                run(
                    plan,
                    windows,
                    folder.resolve("none"),
                    3,
                    1,
                    Start.RESUME,
                    TrainListener.SILENT))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must hold a cross-validation with a checkpoint");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
