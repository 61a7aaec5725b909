package org.inion.job;

import java.util.ArrayList;
import java.util.List;
import org.inion.config.Layers;
import picocli.CommandLine.Option;

/** The options that change a configuration, key by key. */
final class LayeredOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A HOCON file whose keys win over what the job comes with; may be given often, a later one wins.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "One key; wins over files; may be given often. The keys and what they mean: conf/.")
  private List<String> assignments = new ArrayList<>();

  /** Lays files and single keys on top. */
  Layers lay(Layers layers) {
    files.forEach(layers::file);
    assignments.forEach(layers::set);
    return layers;
  }
}
