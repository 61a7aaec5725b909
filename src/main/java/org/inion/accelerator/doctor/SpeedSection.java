package org.inion.accelerator.doctor;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.Operation;
import org.inion.accelerator.Routing;

/** How fast the device is. */
final class SpeedSection {
  private final Checkup checkup;
  private final Benchmark.Effort effort;
  private final Consumer<String> progress;

  SpeedSection(Checkup checkup, Benchmark.Effort effort, Consumer<String> progress) {
    this.checkup = checkup;
    this.effort = effort;
    this.progress = progress;
  }

  void add(Accelerator device, Routing routing, TrainingStep training) {
    checkup.section("Speed of " + device.key() + " in float32, medians");
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load > Runtime.getRuntime().availableProcessors() / 2.0 + 1) {
      checkup.line(
          "busy",
          "%s processes wanted a core in the last minute: the figures are worse than the machine"
              .formatted(Units.text(load)));
    }
    checkup.part(
        "Beginning to measure",
        () -> {
          try (Benchmark benchmark = new Benchmark(device, effort)) {
            measureOperations(benchmark, routing.of(Operation.FFT));
          }
          return device;
        });
    train(device, training);
  }

  private void measureOperations(Benchmark benchmark, Routing.Route fft) {
    measure(
        "copy",
        "GB/s, %d MB at a time".formatted(effort.copyMegabytes()),
        "copy_gb_per_s",
        benchmark::copyGigabytesPerSecond);
    measure(
        "matrix product",
        "GFLOP/s, %d × %d".formatted(effort.side(), effort.side()),
        "matmul_gflops",
        benchmark::multiplyGigaflops);
    measure(
        "FFT",
        "windows/s of 129 channels × 200 samples, "
            + (fft == Routing.Route.CPU ? "on the CPU and back" : "on the device"),
        "fft_windows_per_s",
        () -> benchmark.transformedWindowsPerSecond(fft));
  }

  private void measure(String label, String unit, String figure, Callable<Double> measurement) {
    progress.accept("measuring " + label);
    checkup
        .part("Measuring " + label, measurement)
        .ifPresent(
            value ->
                checkup.line(label, Units.text(value) + " " + unit, figure, Units.rounded(value)));
  }

  private void train(Accelerator device, TrainingStep training) {
    int batch = effort.trainingBatch();
    progress.accept("measuring training");
    checkup
        .part(
            "Measuring training",
            () -> training.medianSeconds(device.device(), batch, 2 * effort.seconds()))
        .ifPresent(
            seconds -> {
              double milliseconds = Units.rounded(1000 * seconds);
              checkup.line(
                  "training step",
                  "%s ms, %d windows of 129 channels × 200 samples, default transformer, forward and backward"
                      .formatted(Units.text(milliseconds), batch),
                  "train_step_ms",
                  milliseconds);
              double rate = batch / seconds;
              checkup.line(
                  "training",
                  Units.text(rate) + " windows/s",
                  "train_windows_per_s",
                  Units.rounded(rate));
              checkup.figure("train_batch", batch);
            });
  }
}
