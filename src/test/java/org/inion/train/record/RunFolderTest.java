package org.inion.train.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path root;

  @Test
  void aSecondRunOfThisProcessIsRefusedUntilTheFirstIsDone() {
    try (RunFolder first = RunFolder.create(root.resolve("run"))) {
      assertThatThrownBy(() -> RunFolder.create(first.layout().root()))
          .isInstanceOf(BadSetupException.class)
          .hasMessageContaining("another run writes to it")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
      assertThatThrownBy(() -> RunFolder.create(first.layout().root()))
          .as("refusing does not free the lock")
          .hasMessageContaining("another run writes to it");
    }
    RunFolder.create(root.resolve("run")).close();
  }

  @Test
  void aSecondProcessIsRefusedAndADeadOneIsNot() throws Exception {
    Path run = root.resolve("run");
    Process other = holder(run);
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> RunFolder.create(run))
          .isInstanceOf(BadSetupException.class)
          .hasMessageContaining("process " + other.pid());
    } finally {
      other.destroyForcibly();
      assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    RunFolder.create(run).close();
  }

  @Test
  void aFinishedRunIsNotWrittenOver() throws IOException {
    touch("run.json", "last.safetensors");
    assertThatThrownBy(() -> RunFolder.create(root))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("holds a run")
        .hasMessageContaining("--resume");
    assertThatThrownBy(() -> RunFolder.create(root))
        .as("the refusal let the lock go")
        .hasMessageContaining("holds a run");
  }

  @Test
  void aRunWithoutACheckpointMayBeginAnew() throws IOException {
    touch("run.json", "config.conf");
    RunFolder.create(root).close();
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    touch("thesis.tex");
    assertThatThrownBy(() -> RunFolder.create(root)).hasMessageContaining("[thesis.tex]");
  }

  @Test
  void resumingNeedsACheckpoint() throws IOException {
    assertThatThrownBy(() -> RunFolder.resume(root.resolve("none")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("lacks run.json, metrics.csv, last.safetensors");
    assertThat(root.resolve("none")).doesNotExist();
    touch("run.json", "metrics.csv", "last.safetensors", "optimizer.safetensors");
    try (RunFolder folder = RunFolder.resume(root)) {
      folder.write(Map.of("pictures/loss.svg", "<svg/>"));
      assertThat(folder.layout().pictures().resolve("loss.svg")).hasContent("<svg/>");
    }
  }

  private Process holder(Path run) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                run.toString()))
        .start();
  }

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(root.resolve(name), "");
    }
  }

  /** A process that holds a run folder until it is killed. */
  static final class Holder {
    private Holder() {}

    @SuppressWarnings("SystemOut") // its way to say that it is ready
    public static void main(String[] arguments) throws Exception {
      RunFolder.create(Path.of(arguments[0]));
      System.out.println("held");
      Thread.sleep(60_000);
    }
  }
}
