package org.inion.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jobs/bench jmh}. */
@Command(
    name = "jmh",
    mixinStandardHelpOptions = true,
    header = "Single parts of the ingest, measured by JMH in JVMs of their own.")
final class JmhCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      description = "A regular expression that a benchmark's name matches. Default: all.")
  private String pattern = ".*";

  @Override
  public Integer call() throws IOException {
    try {
      // The JVMs are given the flags of this one, the vector module among them.
      boolean some = !new Runner(new OptionsBuilder().include(pattern).build()).run().isEmpty();
      return some ? 0 : 1;
    } catch (RunnerException e) {
      throw new IOException(e);
    }
  }
}
