package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.inion.accelerator.AcceleratorSettings;
import org.inion.accelerator.LocalMachine;
import org.inion.accelerator.doctor.Checkup;
import org.inion.accelerator.doctor.Doctor;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.train.StepProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "What this machine has for training, what is in the way, and how fast it is.",
    customSynopsis = "jobs/doctor [OPTIONS]",
    description = {
      "",
      "Prints the machine, the libraries, the devices that were found, which one will be used and"
          + " why, where operations run, and short measurements of that device. A line that begins"
          + " with \"!\" is a problem with its way out. Send the output along when you ask for help."
          + " Needs no data and no Spark.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 a network can be trained here; 1 it cannot: the lines with \"!\" say why",
      "",
      "Examples:",
      "  jobs/doctor",
      "  jobs/doctor --quick --json",
      "  jobs/doctor --device cuda:1"
    })
final class DoctorCommand implements Callable<Integer> {
  /** That the last and largest part went well. */
  private static final String TRAINED = "train_step_ms";

  @Spec private CommandSpec spec;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "auto, cpu, cuda or cuda:N: accelerator.device.")
  private Optional<String> device = Optional.empty();

  @Mixin private LayeredOptions config = new LayeredOptions();

  @Option(names = "--quick", description = "Smaller measurements: some seconds, rough figures.")
  private boolean quick;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws Exception {
    Doctor doctor =
        new Doctor(
            new LocalMachine(),
            settings(),
            quick ? Doctor.Haste.QUICK : Doctor.Haste.THOROUGH,
            part -> spec.commandLine().getErr().println("doctor: " + part));
    PrintWriter out = spec.commandLine().getOut();
    Consumer<String> show = json.wanted() ? line -> {} : out::println;
    Checkup checkup =
        doctor.examine(new Versions().number(), libraries(), StepProbe::medianSeconds, show);
    if (json.wanted()) {
      out.println(new ObjectMapper().writeValueAsString(checkup.figures()));
    }
    return checkup.figures().containsKey(TRAINED) ? ExitCodes.GOOD : ExitCodes.FAILED;
  }

  private AcceleratorSettings settings() {
    Layers layers = AcceleratorSettings.layers();
    config.lay(layers);
    device.ifPresent(name -> layers.set("--device", "accelerator.device", name));
    Settings settings = layers.resolve();
    AcceleratorSettings read = AcceleratorSettings.from(settings);
    settings.check();
    return read;
  }

  private static Map<String, String> libraries() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("arrow", Versions.of("org.apache.arrow", "arrow-vector"));
    versions.put("djl", ai.djl.engine.Engine.getDjlVersion());
    return versions;
  }
}
