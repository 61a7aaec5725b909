package org.inion.submit;

import java.nio.file.Path;
import org.inion.error.BadSetupException;
import org.inion.error.Where;

/**
 * What an output is called.
 *
 * @param file the output
 * @param card the page beside it
 */
record OutputName(Path file, Path card) {
  private static final String SIMULATED = ".simulated";

  /**
   * The name that says whether it is simulated.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it lacks the ending.
   */
  static OutputName of(Path out, String ending, boolean simulated) {
    String name = out.getFileName().toString();
    if (!name.endsWith(ending) || name.equals(ending)) {
      throw new BadSetupException(
          Where.file("--out")
              .says(
                  "Cannot write: the file must end in %s, but was \"%s\". Name another"
                      .formatted(ending, out)));
    }
    String stem = name.substring(0, name.length() - ending.length());
    String full = simulated && !stem.endsWith(SIMULATED) ? stem + SIMULATED : stem;
    return new OutputName(out.resolveSibling(full + ending), out.resolveSibling(full + ".md"));
  }
}
