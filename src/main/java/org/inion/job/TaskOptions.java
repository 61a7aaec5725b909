package org.inion.job;

import java.util.Optional;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.task.Tasks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose and change a task, for jobs that are about one. */
final class TaskOptions {
  @Option(
      names = "--task",
      paramLabel = "NAME",
      description =
          "response-time, externalizing, age, sex, column (of participants.tsv), or a file that"
              + " ends in .conf.")
  private Optional<String> name = Optional.empty();

  @Mixin private LayeredOptions config = new LayeredOptions();

  /** The task that was named. */
  Optional<String> name() {
    return name;
  }

  /** The configuration of the named task, or of another where none was named. */
  Settings resolve(String otherwise) {
    return lay(Tasks.layers(), Optional.of(name.orElse(otherwise))).resolve();
  }

  /** Lays the named task, where one was named, files and single keys on top. */
  Layers lay(Layers layers) {
    return lay(layers, name);
  }

  private Layers lay(Layers layers, Optional<String> task) {
    task.ifPresent(one -> Tasks.lay(layers, "--task", one));
    config.lay(layers);
    return layers;
  }
}
