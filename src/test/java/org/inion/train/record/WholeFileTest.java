package org.inion.train.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void aFullDiskLeavesTheOldFileAndOneLine() throws IOException {
    Path file = folder.resolve("last.safetensors");
    WholeFile.write(file, "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    channel -> {
                      WholeFile.all(channel, ByteBuffer.wrap(new byte[] {1, 2, 3}));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(BadSetupException.class)
        .hasMessageStartingWith("[" + file + "] Cannot write")
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("unchanged")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("last.safetensors");
  }

  @Test
  void aDraftThatAKilledRunLeftIsWrittenOver() throws IOException {
    Files.writeString(folder.resolve(".run.json.draft"), "a long text that was cut o");
    WholeFile.write(folder.resolve("run.json"), "new");
    assertThat(folder.resolve("run.json")).hasContent("new");
    assertThat(names()).containsExactly("run.json");
  }

  @Test
  void makesTheFolder() {
    WholeFile.write(folder.resolve("pictures/loss.svg"), "ä");
    assertThat(folder.resolve("pictures/loss.svg")).hasContent("ä");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
