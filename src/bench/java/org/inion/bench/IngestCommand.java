package org.inion.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inion.dsp.LaneEngines;
import org.inion.simulate.RawFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code jobs/bench ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "From raw files to flagged windows, beside the peers on the same files.",
    description = {
      "",
      "Makes recordings (129 channels, 500 Hz, 300 s), has the peers and Inion do them by turns on"
          + " one core, and prints how much CPU time each takes. All figures are medians after"
          + " warm-up, in CPU time of the whole process unless they say otherwise. Takes about three"
          + " minutes; other work on the machine spoils the figures, least of all the ratios.",
      ""
    })
final class IngestCommand implements Callable<Integer> {
  private static final String ENGINE = "inion.engine";

  @Mixin private RunOptions run;
  @Mixin private WorkFolder work;
  @Mixin private PeerOptions peers;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Format.class,
      description =
          "What the recordings are stored as: edf, bdf, set (with .fdt), set-inside, brainvision"
              + " (floats), brainvision-int16. Default: edf.")
  private RawFormat format = RawFormat.EDF;

  private static final class Format implements ITypeConverter<RawFormat> {
    @Override
    public RawFormat convert(String key) {
      if (!RawFormat.keys().contains(key)) {
        throw new TypeConversionException(
            "must be one of " + String.join(", ", RawFormat.keys()) + ", but was " + key);
      }
      return RawFormat.of(key);
    }
  }

  @Override
  public Integer call() throws IOException {
    // The trial at start-up is for jobs; what is measured here is the engine that it is to find.
    if (System.getProperty(ENGINE) == null && LaneEngines.vector().isPresent()) {
      System.setProperty(ENGINE, "vector");
    }
    Effort full = run.size(Effort.QUICK, Effort.FULL);
    Effort effort = full.withRounds(run.rounds(full.rounds()));
    Optional<Peers> there = peers.peer(Peers::in);
    run.print(
        work.with("inion-bench", folder -> new IngestBench(format, effort, folder, there).run()));
    return 0;
  }
}
