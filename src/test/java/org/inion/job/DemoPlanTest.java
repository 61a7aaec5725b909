package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.inion.demo.DemoPlan;
import org.inion.demo.DemoSize;
import org.inion.demo.Stage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoPlanTest {
  @Test
  void everyStageIsACommandThatItsJobTakes() {
    List<Stage> plan = DemoPlan.of(Path.of("inion-demo"), new DemoSize(120, 24, 6));
    for (Stage stage : plan) {
      CommandLine.ParseResult parsed =
          Inion.commands().parseArgs(stage.arguments().toArray(String[]::new));
      assertThat(parsed.hasSubcommand()).as(stage.command()).isTrue();
    }
    assertThat(plan).extracting(Stage::name).doesNotHaveDuplicates();
  }
}
