package org.inion.train.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.inion.evaluate.Origin;
import org.junit.jupiter.api.Test;

class FoldTableTest {
  private static final FoldTable FOLDS = RunExamples.folds();

  @Test
  void meanAndDeviationAreThoseOfTheSample() {
    FoldTable.Spread spread = FOLDS.spread("subject.pearson_r"); // 0.50, 0.55, … 0.70
    assertThat(spread.mean()).isCloseTo(0.6, within(1e-12));
    assertThat(spread.sd()).isCloseTo(Math.sqrt(0.025 / 4), within(1e-12));
    assertThat(spread.runs()).isEqualTo(5);
  }

  @Test
  void aScoreThatIsNotDefinedIsLeftOut() {
    FoldTable table =
        new FoldTable(List.of(fold(0, 0.25), fold(1, Double.NaN), fold(2, 0.75)), Map.of());
    assertThat(table.spread("window.auroc").runs()).isEqualTo(2);
    assertThat(table.spread("window.auroc").mean()).isEqualTo(0.5);
    assertThat(table.json().at("/folds/1/scores/window.auroc").isNull()).isTrue();
    assertThat(table.csv()).contains("1,1,9,3,4,NaN");
    assertThat(new FoldWords(table).text()).contains("–");
    FoldTable single = new FoldTable(List.of(fold(0, 0.25)), Map.of());
    assertThat(single.spread("window.auroc").sd()).isNaN();
    assertThat(single.json().at("/scores/window.auroc/sd").isNull()).isTrue();
    FoldTable none = new FoldTable(List.of(fold(0, Double.NaN)), Map.of());
    assertThat(new FoldWords(none).picture("t")).isEmpty();
  }

  @Test
  void everyFormSaysTheSame() {
    ObjectNode json = FOLDS.json();
    assertThat(json.at("/scores/subject.pearson_r/mean").asDouble()).isCloseTo(0.6, within(1e-12));
    assertThat(json.at("/scores/subject.pearson_r/pooled_low").asDouble()).isEqualTo(0.41);
    assertThat(json.at("/scores/subject.mae").has("pooled")).isFalse();
    assertThat(FOLDS.csv().lines().toList())
        .hasSize(6)
        .first()
        .isEqualTo(
            "fold,seed,epochs,best_epoch,subjects,subject.pearson_r,subject.mae,"
                + "window.pearson_r,window.mae");
    assertThat(new FoldWords(FOLDS).text().lines().toList())
        .hasSize(12)
        .allMatch(line -> line.length() < 80)
        .anyMatch(
            line ->
                line.startsWith("subject pearson_r")
                    && line.contains("0.600 ± 0.079")
                    && line.endsWith("0.580 [0.410, 0.710]"));
    assertThat(new FoldWords(FOLDS).picture("t").orElseThrow())
        .contains("fold 4, seed 1", "mean ± sd of runs", "all together", "knowing nothing");
  }

  @Test
  void foldsAreMadeOfRuns() {
    RunRecord run =
        RunExamples.run(
            RunExamples.facts(RunExamples.AGE, Origin.RECORDED), RunExamples.history(6));
    FoldTable.Fold fold = FoldTable.Fold.of(2, 7, run);
    assertThat(fold.bestEpoch()).isEqualTo(run.history().best().orElseThrow().epoch());
    assertThat(fold.epochs()).isEqualTo(6);
    assertThat(fold.subjects()).isEqualTo(60);
  }

  @Test
  void foldsMustHaveTheSameScores() {
    List<FoldTable.Fold> mixed =
        List.of(fold(0, 1), new FoldTable.Fold(1, 1, 9, 3, 4, Map.of("window.f1", 1.0)));
    assertThatThrownBy(() -> new FoldTable(mixed, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FoldTable.Fold fold(int fold, double score) {
    return new FoldTable.Fold(fold, 1, 9, 3, 4, Map.of("window.auroc", score));
  }
}
