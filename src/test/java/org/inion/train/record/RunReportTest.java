package org.inion.train.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.inion.evaluate.Origin;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** With {@code -Dinion.report=FOLDER} the pages are left there to be looked at. */
class RunReportTest {
  @Test
  void aRunOfNumbersHasCurvesScattersAndTheSearch() throws Exception {
    Map<String, String> files =
        made("age", RunExamples.AGE, Origin.SIMULATED, RunExamples.history(10));
    assertThat(files.keySet())
        .containsExactly(
            "rate-search.csv",
            "pictures/loss.svg",
            "pictures/score.svg",
            "pictures/learning-rate.svg",
            "pictures/scatter-subject.svg",
            "pictures/scatter-window.svg",
            "pictures/rate-search.svg",
            "report.html");
    String page = files.get("report.html");
    assertThat(page)
        .contains("class=\"warning\">Simulated data.", "best epoch 7 of 10", "by subject.pearson_r")
        .contains("each a subject, 60 subjects", "a &lt; b &amp; c", "jobs/train --windows OUT")
        .contains("300 MiB", "seed of training", "sha256:0123456789abcdef", "2.7.1")
        .doesNotContain("<script", "href=", "src=");
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().endsWith(".svg")) {
        assertThat(page).contains(file.getValue());
        assertThat(file.getValue()).contains("(simulated)");
        parsed(file.getValue());
      }
    }
  }

  @Test
  void aRunOfClassesHasRocAndCalibration() throws Exception {
    assertThat(made("sex", RunExamples.SEX, Origin.RECORDED, RunExamples.history(40)).keySet())
        .contains("pictures/roc-subject.svg", "pictures/reliability-window.svg")
        .doesNotContain("pictures/scatter-subject.svg");
  }

  @Test
  void aRunOfOneEpochOrNoneHasAPage() throws Exception {
    Map<String, String> one = made("one", RunExamples.AGE, Origin.UNSTATED, RunExamples.history(1));
    assertThat(one.get("report.html"))
        .contains("Nothing says whether the recordings are real or simulated.")
        .doesNotContain("NaN", "class=\"warning\"");
    RunRecord begun =
        RunRecord.begin(RunExamples.facts(RunExamples.AGE, Origin.RECORDED), RunExamples.START)
            .end(RunRecord.Status.FAILED, "The loss is NaN.", RunExamples.START);
    Map<String, String> none = RunReport.of(begun, RunResults.NONE);
    assertThat(none.keySet()).containsExactly("report.html");
    assertThat(none.get("report.html")).contains("class=\"warning\">This run failed. The loss is");
  }

  @Test
  void aLossThatIsNotFiniteLeavesAGap() throws Exception {
    RunHistory history = RunHistory.EMPTY;
    for (EpochRecord epoch : RunExamples.history(5).epochs()) {
      double loss = epoch.epoch() == 3 ? Double.POSITIVE_INFINITY : epoch.trainLoss();
      history =
          history.with(
              new EpochRecord(
                  epoch.epoch(),
                  epoch.steps(),
                  epoch.windows(),
                  loss,
                  Double.NaN,
                  Map.of(),
                  epoch.learningRate(),
                  Double.NaN,
                  epoch.seconds(),
                  0,
                  epoch.standing()));
    }
    String loss = made("gap", RunExamples.AGE, Origin.RECORDED, history).get("pictures/loss.svg");
    assertThat(loss.split("<polyline", -1)).as("a curve before and one after").hasSize(3);
    assertThat(loss).doesNotContain("NaN", "Infinity", "validation");
  }

  @Test
  void aCrossValidationShowsItsFolds() throws Exception {
    RunRecord run =
        RunRecord.begin(RunExamples.facts(RunExamples.AGE, Origin.RECORDED), RunExamples.START)
            .end(RunRecord.Status.DONE, "", RunExamples.START.plusSeconds(60));
    RunResults results =
        new RunResults(
            RunExamples.predicted(RunExamples.AGE),
            Optional.empty(),
            Optional.of(RunExamples.folds()));
    Map<String, String> files = RunReport.of(run, results);
    kept("folds", files);
    assertThat(files.keySet()).contains("folds.csv", "folds.json", "pictures/folds.svg");
    assertThat(files.get("report.html"))
        .contains("<h2>Folds</h2>", "0.600 ± 0.079", "[0.410, 0.710] all folds, each a subject");
  }

  private static Map<String, String> made(
      String name, RunTarget target, Origin origin, RunHistory history) throws Exception {
    RunRecord run = RunExamples.run(RunExamples.facts(target, origin), history);
    Map<String, String> files = RunReport.of(run, RunExamples.results(target));
    kept(name, files);
    return files;
  }

  private static void kept(String name, Map<String, String> files) {
    Optional.ofNullable(System.getProperty("inion.report"))
        .map(folder -> Path.of(folder, name))
        .ifPresent(
            folder -> files.forEach((file, text) -> WholeFile.write(folder.resolve(file), text)));
  }

  private static void parsed(String svg) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
