package org.inion.accelerator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.inion.accelerator.AcceleratorSettings;
import org.inion.accelerator.DescribedMachine;
import org.inion.accelerator.Machine;
import org.inion.config.Layers;
import org.junit.jupiter.api.Test;

/** An examination goes on past whatever fails, and says what it was. */
class DoctorTest {
  private static final Map<String, String> LIBRARIES = Map.of("spark", "3.5.7");

  private static Checkup examine(Machine machine, String device, TrainingStep training) {
    Layers layers = AcceleratorSettings.layers().set("accelerator.device=" + device);
    AcceleratorSettings settings = AcceleratorSettings.from(layers.resolve());
    return new Doctor(machine, settings, Doctor.Haste.QUICK, part -> {})
        .examine("1.0", LIBRARIES, training, line -> {});
  }

  @Test
  void theCpuIsMeasured() {
    Checkup checkup = examine(new DescribedMachine(), "auto", (device, batch, seconds) -> 0.25);
    assertThat(checkup.figures())
        .containsEntry("device", "cpu")
        .containsEntry("device_kind", "cpu")
        .containsEntry("spark", "3.5.7")
        .containsEntry("route_fft", "device")
        .containsEntry("train_step_ms", 250.0)
        .containsEntry("train_windows_per_s", 32.0);
    for (String figure : new String[] {"copy_gb_per_s", "matmul_gflops", "fft_windows_per_s"}) {
      assertThat((Double) checkup.figures().get(figure)).as(figure).isPositive();
    }
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.lines()).contains("Nothing is in the way.");
  }

  @Test
  void aTrainingStepThatFailsStopsNothingElse() {
    Checkup checkup =
        examine(
            new DescribedMachine(),
            "cpu",
            (device, batch, seconds) -> {
              throw new IllegalStateException("outer", new IOException("the disk is full"));
            });
    assertThat(checkup.figures()).containsKey("matmul_gflops").doesNotContainKey("train_step_ms");
    assertThat(checkup.lines()).contains("! Measuring training failed: outer (the disk is full)");
  }

  @Test
  void aCardThatIsNotThereIsAProblemAndTheRestIsTold() {
    Checkup checkup = examine(new DescribedMachine(), "cuda", (device, batch, seconds) -> 1);
    assertThat(checkup.figures())
        .containsKey("torch")
        .containsKey("devices")
        .doesNotContainKey("device")
        .doesNotContainKey("train_step_ms");
    assertThat(checkup.problems())
        .singleElement()
        .asString()
        .contains("Cannot use cuda: no card was found");
  }

  @Test
  void aSparkHomeWithoutSparkIsAProblem() {
    DescribedMachine machine = new DescribedMachine().variable("SPARK_HOME", "/opt/spark");
    assertThat(examine(machine, "cpu", (device, batch, seconds) -> 1).problems())
        .singleElement()
        .asString()
        .contains("SPARK_HOME is /opt/spark, but there is no bin/spark-submit in it");
    machine.file("/opt/spark/bin/spark-submit", "");
    assertThat(examine(machine, "cpu", (device, batch, seconds) -> 1).problems()).isEmpty();
  }

  /** Such a version loads, and ends the process at the first step. */
  @Test
  void aLibtorchOfAnotherVersionIsNotLoaded() {
    DescribedMachine machine =
        new DescribedMachine()
            .variable("PYTORCH_LIBRARY_PATH", "/venv/torch/lib")
            .file("/venv/torch/version.py", "__version__ = '2.15.0+cu132'\n");
    Checkup checkup = examine(machine, "cpu", (device, batch, seconds) -> 1);
    assertThat(checkup.figures()).doesNotContainKey("torch").containsKey("devices");
    assertThat(checkup.problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("must be 2.7.1"))
        .anyMatch(problem -> problem.contains("PYTORCH_FLAVOR is not"));
    assertThat(checkup.lines()).contains("In the way: 2; see the lines that begin with \"!\".");
  }

  @Test
  void aMachineWhoseFilesCannotBeReadIsAProblemForEachPart() {
    Machine broken =
        (Machine)
            java.lang.reflect.Proxy.newProxyInstance(
                Machine.class.getClassLoader(),
                new Class<?>[] {Machine.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("environment")) {
                    return java.util.Optional.empty();
                  }
                  throw new IllegalStateException("no /proc");
                });
    Checkup checkup = examine(broken, "cpu", (device, batch, seconds) -> 1);
    assertThat(checkup.problems())
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(problem -> problem.contains("no /proc"));
    assertThat(checkup.figures()).containsKeys("java", "heap_gb", "spark", "problems");
  }
}
