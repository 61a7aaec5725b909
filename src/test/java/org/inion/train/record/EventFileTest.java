package org.inion.train.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  private static final Instant START = Instant.ofEpochMilli(1_700_000_000_250L);

  @TempDir private Path folder;

  @Test
  void writesTheBytesThatTensorBoardsOwnWriterDoes() throws IOException {
    Path path;
    try (EventFile file = EventFile.begin(folder, START)) {
      file.append("train/loss", 0, 1.5, START);
      file.append("train/loss", 7, 0.25, START.plusSeconds(7));
      file.append("ä", 300, -3e-8, START.plusSeconds(300));
      path = file.path();
    }
    assertThat(path)
        .hasBinaryContent(
            Files.readAllBytes(
                Path.of("src/test/resources/org/inion/train/record/python.tfevents")));
  }

  @Test
  void aResumedRunBeginsAnotherFileEvenInTheSameSecond() {
    try (EventFile first = EventFile.begin(folder, START);
        EventFile second = EventFile.begin(folder, START)) {
      assertThat(second.path()).isNotEqualTo(first.path());
      assertThat(first.path().getFileName().toString())
          .startsWith("events.out.tfevents.1700000000.");
    }
  }

  @Test
  void aValueIsInTheFileAtOnce() throws IOException {
    try (EventFile file = EventFile.begin(folder, START)) {
      long before = Files.size(file.path());
      file.append("a", 1, Double.NaN, START);
      assertThat(Files.size(file.path())).isGreaterThan(before);
    }
  }
}
