package org.inion.accelerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inion.accelerator.AcceleratorSettings.Measuring;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

/** The keys of conf/accelerator.conf. */
class AcceleratorSettingsTest {

  private static AcceleratorSettings read(String... assignments) {
    Layers layers = AcceleratorSettings.layers();
    for (String assignment : assignments) {
      layers.set(assignment);
    }
    Settings settings = layers.resolve();
    AcceleratorSettings read = AcceleratorSettings.from(settings);
    settings.check();
    return read;
  }

  @Test
  void theDefaultsAreThoseOfTheFile() {
    AcceleratorSettings settings = read();
    assertThat(settings.device()).isEqualTo("auto");
    assertThat(settings.memory()).isEqualTo(new MemoryBudget.Share(0.8));
    assertThat(settings.memoryCheckSeconds()).isEqualTo(5);
    assertThat(settings.timings().measuring()).isEqualTo(Measuring.OFF);
    assertThat(settings.timings().start(() -> {})).isSameAs(Timings.off());
    assertThat(settings.routing(Accelerator.Kind.ROCM).of(Operation.FFT))
        .isEqualTo(Routing.Route.CPU);
  }

  @Test
  void eachKeyCounts() {
    AcceleratorSettings settings =
        read(
            "accelerator.device=cuda:1",
            "accelerator.memory=6 GB",
            "accelerator.memory-check=500 ms",
            "accelerator.routing.fft=device",
            "accelerator.timings.measure=on",
            "accelerator.timings.warm-up-steps=3");
    assertThat(settings.device()).isEqualTo("cuda:1");
    assertThat(settings.memory()).isEqualTo(new MemoryBudget.Amount(6_000_000_000L));
    assertThat(settings.memoryCheckSeconds()).isEqualTo(0.5);
    assertThat(settings.routing(Accelerator.Kind.ROCM).of(Operation.FFT))
        .isEqualTo(Routing.Route.DEVICE);
    assertThat(settings.timings().warmUpSteps()).isEqualTo(3);
    assertThat(settings.timings().start(() -> {})).isNotSameAs(Timings.off());
  }

  @Test
  void everyErrorIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    "accelerator.device=gpu",
                    "accelerator.memory=120 %",
                    "accelerator.memory-check=-1 s",
                    "accelerator.routing.matmul=cpu",
                    "accelerator.routing.fft=somewhere",
                    "accelerator.timings.measure=maybe",
                    "accelerator.timings.warm-up-steps=-1",
                    "accelerator.tmings=1"))
        .isInstanceOfSatisfying(
            BadSetupException.class,
            error ->
                assertThat(error.problems())
                    .hasSize(8)
                    .anyMatch(p -> p.contains("must be auto, cpu, cuda or cuda:N"))
                    .anyMatch(p -> p.contains("at most 100 %, but was 120.0 %"))
                    .anyMatch(p -> p.contains("\"accelerator.memory-check\""))
                    .anyMatch(p -> p.contains("matmul\": it must be one of auto, device"))
                    .anyMatch(p -> p.contains("fft\": it must be one of auto, device, cpu"))
                    .anyMatch(p -> p.contains("measure\": it must be one of off, on"))
                    .anyMatch(p -> p.contains("warm-up-steps\""))
                    .anyMatch(p -> p.contains("Unknown key \"accelerator.tmings\"")));
  }

  @Test
  void memoryWithoutAUnitIsOneError() {
    assertThatThrownBy(() -> read("accelerator.memory=6"))
        .isInstanceOfSatisfying(
            BadSetupException.class, error -> assertThat(error.problems()).hasSize(1));
  }
}
