package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code jobs/doctor}, as a whole. */
class DoctorJobTest {

  @Test
  void aLineOfJsonHasEveryFigure() throws IOException {
    JobCall call = JobCall.of("doctor", "--quick", "--json", "--device", "cpu");
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.GOOD);
    assertThat(call.out().lines()).hasSize(1);
    JsonNode line = call.json();
    assertThat(line.get("device").asText()).isEqualTo("cpu");
    assertThat(line.get("arrow").asText()).isEqualTo("12.0.1");
    for (String figure :
        new String[] {
          "copy_gb_per_s",
          "matmul_gflops",
          "fft_windows_per_s",
          "train_step_ms",
          "train_windows_per_s",
          "heap_gb",
          "memory_budget_gb"
        }) {
      assertThat(line.get(figure).asDouble()).as(figure).isPositive();
    }
    assertThat(line.get("devices").isArray()).isTrue();
    assertThat(line.get("problems")).isEmpty();
    assertThat(call.err()).contains("doctor: measuring training");
  }

  @Test
  void everyWrongKeyIsTold() {
    JobCall call = JobCall.of("doctor", "--device", "gpu", "--set", "accelerator.memory=lots");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(2);
    assertThat(call.errors().get(0)).startsWith("[--device] Cannot use \"accelerator.device\"");
  }
}
