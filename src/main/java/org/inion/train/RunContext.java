package org.inion.train;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.inion.accelerator.Accelerator;

/**
 * Where a run happens.
 *
 * @param device that computes
 * @param versions by library
 * @param commandLine as it was typed, word by word
 * @param stop whether to end after the present step
 */
public record RunContext(
    Accelerator device,
    Map<String, String> versions,
    List<String> commandLine,
    BooleanSupplier stop) {
  public RunContext {
    versions = Map.copyOf(versions);
    commandLine = List.copyOf(commandLine);
  }
}
