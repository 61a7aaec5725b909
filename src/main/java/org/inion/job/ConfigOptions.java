package org.inion.job;

import java.util.List;
import java.util.Optional;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.task.Tasks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose and change a configuration. */
final class ConfigOptions {
  private static final List<String> PRESETS = List.of("default", "challenge", "raw");

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "default (0.5–40 Hz, 100 Hz, average reference), challenge (0.5–50 Hz, 100 Hz, reference"
              + " kept, as HBN-EEG's own) or raw (cut only).")
  private String preset = "default";

  @Option(
      names = "--for",
      paramLabel = "TASK",
      description =
          "What the windows are for: response-time, externalizing, age, sex, column (of"
              + " participants.tsv), or a file that ends in .conf. Its keys win over the preset's.")
  private Optional<String> task = Optional.empty();

  @Mixin private LayeredOptions config = new LayeredOptions();

  @Option(names = "--seed", paramLabel = "N", description = "Of the split: split.seed.")
  private Optional<String> seed = Optional.empty();

  Settings resolve() {
    Layers layers = Tasks.layers().preset("conf/presets", preset, PRESETS);
    task.ifPresent(name -> Tasks.lay(layers, "--for", name));
    config.lay(layers);
    seed.ifPresent(value -> layers.set("--seed", "split.seed", value));
    return layers.resolve();
  }
}
