package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path out;
  private Store store;
  private FolderLayout layout;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    layout = new FolderLayout(new org.apache.hadoop.fs.Path(out.toString()));
    store = Store.of(layout.root(), Hadoop.configuration(new Configuration(false)));
    file = out.resolve("_inion/lock");
  }

  @Test
  void aSecondRunOfThisProcessIsRefusedUntilTheFirstIsOver() throws IOException {
    FolderLock first = FolderLock.take(store, layout);
    assertThatThrownBy(() -> FolderLock.take(store, layout))
        .isInstanceOf(BadSetupException.class)
        .hasMessageStartingWith("[" + file + "] Cannot write to the folder: another run")
        .hasMessageContaining(ProcessHandle.current().pid() + " ")
        .hasMessageEndingWith("Wait for it; if it is gone, delete this file.");
    first.close();
    assertThat(file).doesNotExist();
    FolderLock.take(store, layout).close();
  }

  @Test
  void aLivingProcessKeepsItsLock() throws IOException {
    long alive = ProcessHandle.current().parent().orElseThrow().pid();
    lockedBy(alive + " " + host() + " 2024-01-01T00:00:00Z");
    assertThatThrownBy(() -> FolderLock.take(store, layout)).hasMessageContaining(alive + " ");
    assertThat(file).exists();
  }

  @Test
  void aProcessOfAnotherMachineKeepsItsLock() throws IOException {
    lockedBy("1 elsewhere 2024-01-01T00:00:00Z");
    assertThatThrownBy(() -> FolderLock.take(store, layout)).hasMessageContaining("1 elsewhere");
  }

  @Test
  void theLockOfAProcessThatIsGoneIsTakenOver() throws IOException {
    lockedBy(Long.MAX_VALUE + " " + host() + " 2024-01-01T00:00:00Z");
    FolderLock.take(store, layout).close();
    lockedBy(ProcessHandle.current().pid() + " " + host() + " 2024-01-01T00:00:00Z");
    FolderLock.take(store, layout).close();
    assertThat(file).doesNotExist();
  }

  @Test
  void aLockThatNobodyWroteIntoIsTakenOver() throws IOException {
    lockedBy("");
    FolderLock.take(store, layout).close();
    assertThat(file).doesNotExist();
  }

  @Test
  void theLockIsFoundWhileAnotherRunPublishes() throws IOException {
    Path hidden = out.resolveSibling("." + out.getFileName() + ".publishing");
    lockedBy("1 elsewhere 2024-01-01T00:00:00Z");
    Files.move(out, hidden);
    try {
      OutputFolder folder =
          OutputFolder.at(out.toString(), Hadoop.configuration(new Configuration(false)));
      assertThatThrownBy(folder::take)
          .isInstanceOf(BadSetupException.class)
          .hasMessageContaining("1 elsewhere");
      assertThat(out).doesNotExist();
    } finally {
      Files.move(hidden, out);
    }
  }

  private void lockedBy(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String host() throws IOException {
    return InetAddress.getLocalHost().getHostName();
  }
}
