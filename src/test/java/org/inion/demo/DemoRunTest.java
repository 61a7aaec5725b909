package org.inion.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRunTest {
  private static final DemoSize SMALL = new DemoSize(18, 6, 3);

  @TempDir Path folder;
  private final FakeJobs jobs = new FakeJobs();
  private final List<String> lines = new ArrayList<>();

  @Test
  void goesFromRecordingsToASubmissionAndSaysEachCommand() throws IOException {
    DemoResult result = run(SMALL);
    assertThat(jobs.names().stream().distinct())
        .containsExactly(
            "simulate", "preprocess", "train", "predict", "evaluate", "baseline", "submit");
    assertThat(jobs.last()).endsWith("--json");
    assertThat(lines.get(0)).isEqualTo("[ 1/18] Simulate 18 people in 6 releases");
    assertThat(lines.get(1)).contains("jobs/simulate --out").contains("--rate \"100 Hz\"");
    assertThat(result.text()).endsWith("submission  " + folder.resolve("submission.zip"));
  }

  @Test
  void doesNothingTwice() throws IOException {
    run(SMALL);
    jobs.forget();
    lines.clear();
    run(SMALL);
    assertThat(jobs.names()).isEmpty();
    assertThat(lines.get(0)).endsWith("in 6 releases: done before");
  }

  @Test
  void goesOnWhereAJobFailed() throws IOException {
    jobs.fail("predict");
    assertThatThrownBy(() -> run(SMALL))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[stage 8 of 18] Cannot go on: jobs/predict must end well");
    jobs.fail("");
    jobs.forget();
    run(SMALL);
    assertThat(jobs.names()).startsWith("predict").doesNotContain("train");
  }

  @Test
  void doesAgainWhatIsGoneAndAllThatIsBehindIt() throws IOException {
    run(SMALL);
    Files.delete(folder.resolve("externalizing/run/best.safetensors"));
    jobs.forget();
    run(SMALL);
    assertThat(jobs.names()).startsWith("train", "predict").hasSize(11);
  }

  @Test
  void resumesATrainingThatLeftACheckpoint() throws IOException {
    Files.createDirectories(folder.resolve("age/run"));
    Files.writeString(folder.resolve("age/run/optimizer.safetensors"), "");
    jobs.fail("train");
    assertThatThrownBy(() -> run(SMALL)).isInstanceOf(BadSetupException.class);
    assertThat(jobs.last()).contains("train", "--resume");
  }

  @Test
  void refusesTheFolderOfADemonstrationOfAnotherSize() throws IOException {
    run(SMALL);
    assertThatThrownBy(() -> run(new DemoSize(20, 6, 3)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("a demonstration of the same size")
        .hasMessageContaining("--subjects 18");
  }

  @Test
  void refusesSizesThatAreTooSmallAllAtOnce() {
    assertThatThrownBy(() -> new DemoSize(17, 3, 0))
        .isInstanceOfSatisfying(
            BadSetupException.class,
            e -> assertThat(e.problems()).hasSize(3).first().asString().contains("at least 18"));
  }

  @Test
  void thePageSaysThatAllIsSimulatedAndShowsEveryPart() throws IOException {
    String page = Files.readString(run(SMALL).report());
    assertThat(page).contains("Simulated data. The recordings are simulated");
    assertThat(page).contains("1,234").contains("81.3 % clean");
    assertThat(page)
        .contains("Window: clean (simulated)")
        .contains("Loss, response time (simulated)");
    assertThat(page).contains("2 of 3").contains("nothing that the challenge would refuse");
    assertThat(page).contains("no Python with torch");
    assertThat(page).contains("jobs/submit --challenge-1");
  }

  @Test
  void aNetworkStandsBesideTheBaselinesOfTheSamePeople() throws IOException {
    DemoResult result = run(SMALL);
    assertThat(result.lines(Aim.AGE))
        .extracting(DemoResult.Line::of)
        .containsExactly("network", "mean", "sex");
    assertThat(result.lines(Aim.AGE))
        .extracting(DemoResult.Line::nrmse)
        .containsExactly(0.75, 1.0625, 1.0625);
    assertThat(result.lines(Aim.RESPONSE_TIME).get(0).nrmse()).isEqualTo(0.9);
    assertThat(result.json())
        .contains("\"simulated\":true")
        .contains("\"age_sex_nrmse\":1.0625")
        .contains("\"response_time_network_nrmse\":0.9");
  }

  private DemoResult run(DemoSize size) throws IOException {
    return new DemoRun(folder, DemoPlan.of(folder, size), jobs, lines::add).run();
  }
}
