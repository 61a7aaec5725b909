package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.inion.batch.TinyWindows;
import org.inion.table.SignalEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileBatchesJobTest {
  @TempDir Path folder;

  @Test
  void bothSourcesMakeAsManyBatches() throws IOException {
    int windows = TinyWindows.write(folder, SignalEncoding.INT16);
    for (String source : new String[] {"arrow", "spark"}) {
      JobCall call =
          JobCall.of(
              "profile-batches",
              folder.toString(),
              "--source=" + source,
              "--epochs=2",
              "--batch=10",
              "--crop=0.05",
              "--json");
      assertThat(call.exit()).as(call.err()).isZero();
      JsonNode line = call.json();
      assertThat(line.path("source").asText()).isEqualTo(source);
      assertThat(line.path("windows").asInt()).isEqualTo(2 * windows);
      assertThat(line.path("batches").asInt()).isEqualTo(2 * ((windows + 9) / 10));
      // 3 channels, 0.05 s at 100 Hz, 4 bytes.
      assertThat(line.path("bytes").asInt()).isEqualTo(2 * windows * 3 * 5 * 4);
      assertThat(line.path("scan_thread_seconds").asDouble()).isPositive();
      assertThat(line.path("copy_seconds").asDouble()).isPositive();
    }
  }

  @Test
  void showsPeopleABarForEachPart() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    JobCall call = JobCall.of("profile-batches", folder.toString());
    assertThat(call.out())
        .contains("windows/s", "scan: read and decompress", "copies and decodes")
        .containsPattern("taker: waits for batches .*[█·]{30}");
  }

  @Test
  void refusesWhatItCannotDo() throws IOException {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    assertThat(JobCall.of("profile-batches", folder.toString(), "--balance=all").errors())
        .containsExactly(
            "[--balance] Cannot begin: it must be of none, subject, label, but was \"all\"");
    assertThat(JobCall.of("profile-batches", folder.toString(), "--balance=label").errors())
        .singleElement()
        .asString()
        .contains("Cannot balance by label: there must be a target");
    assertThat(JobCall.of("profile-batches", "hdfs://none/x", "--source=arrow").errors())
        .singleElement()
        .asString()
        .contains("Read it by spark");
    assertThat(JobCall.of("profile-batches", folder.resolve("none").toString()).errors())
        .singleElement()
        .asString()
        .contains("must hold _inion/contract.json");
  }
}
