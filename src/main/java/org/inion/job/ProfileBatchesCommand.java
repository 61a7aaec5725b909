package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inion.batch.Balance;
import org.inion.batch.BatchOrder;
import org.inion.batch.BatchOrder.Shuffle;
import org.inion.batch.BatchProfile;
import org.inion.batch.Crop;
import org.inion.batch.Target;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowSource;
import org.inion.error.BadSetupException;
import org.inion.train.TrainSettings.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobs/profile-batches}. */
@Command(
    name = "profile-batches",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Versions.class,
    header = "Where the time of training's batches goes.",
    customSynopsis = "jobs/profile-batches [OPTIONS] DIR",
    description = {
      "",
      "Makes the batches of some epochs of a windows folder as training does, lets them go, and says"
          + " how long reading, choosing, copying and waiting took.",
      ""
    },
    footer = {
      "",
      "Options for Spark, passed on: as of jobs/preprocess.",
      "",
      "Exit code:",
      "  0 profiled; 1 failed",
      "",
      "Examples:",
      "  jobs/profile-batches windows",
      "  jobs/profile-batches windows --batch 256 --crop 1.5 --epochs 3 --json",
      "  jobs/profile-batches s3a://bucket/windows --target age_years --balance label"
    })
final class ProfileBatchesCommand implements Callable<Integer> {
  private static final int AHEAD = 3;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The windows folder.")
  private String path = "";

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Windows of a batch. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often all windows are seen. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--crop",
      paramLabel = "SECONDS",
      description = "Length of a random crop of each window. Default: the whole window.")
  private Optional<Double> cropSeconds = Optional.empty();

  @Option(
      names = "--buffer",
      paramLabel = "N",
      defaultValue = "1024",
      description = "Windows that are held to be mixed. Default: ${DEFAULT-VALUE}.")
  private int buffer;

  @Option(
      names = "--shuffle",
      paramLabel = "yes|no",
      defaultValue = "yes",
      description = "Whether windows are mixed. Default: ${DEFAULT-VALUE}.")
  private String shuffle = "";

  @Option(
      names = "--balance",
      paramLabel = "none|subject|label",
      defaultValue = "none",
      description = "Who is seen equally often. Default: ${DEFAULT-VALUE}.")
  private String balance = "";

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "A column of numbers; windows without a value are left out. Default: none.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the order. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--source",
      paramLabel = "auto|arrow|spark",
      defaultValue = "auto",
      description =
          "Who reads: Arrow in this process, or Spark's executors. Default: auto, which is Arrow"
              + " for folders of this machine.")
  private String source = "";

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    BatchOrder order =
        new BatchOrder(
            choice(Shuffle.class, "--shuffle", shuffle),
            choice(Balance.class, "--balance", balance),
            buffer,
            seed);
    Source reader = choice(Source.class, "--source", source);
    List<Target> targets = target.map(Target::number).stream().toList();
    if (epochs < 1) {
      throw new BadSetupException("[--epochs] Cannot begin: it must be > 0, but was " + epochs);
    }
    long begin = System.nanoTime();
    try (OpenFolder folder = OpenFolder.open(spec.name(), path, reader);
        WindowSource windows = folder.open(WindowFilter.ALL, targets)) {
      double indexSeconds = (System.nanoTime() - begin) / 1e9;
      BatchProfile profile = BatchProfile.of(windows, epochs, batch, crop(windows), order, AHEAD);
      if (json.wanted()) {
        spec.commandLine().getOut().println(line(profile, indexSeconds, folder.reader()));
      } else {
        spec.commandLine().getOut().print(BatchProfileText.of(profile, indexSeconds, path));
        spec.commandLine().getOut().flush();
      }
      return ExitCodes.GOOD;
    }
  }

  private Crop crop(WindowSource windows) {
    return cropSeconds
        .map(seconds -> (int) Math.rint(seconds * windows.contract().sampleRateHz()))
        .map(samples -> new Crop(samples, Crop.Place.RANDOM))
        .orElseGet(windows::whole);
  }

  private static <E extends Enum<E>> E choice(Class<E> kind, String option, String value) {
    for (E one : kind.getEnumConstants()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(value)) {
        return one;
      }
    }
    List<String> options =
        List.of(kind.getEnumConstants()).stream()
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList();
    throw new BadSetupException(
        "[%s] Cannot begin: it must be of %s, but was \"%s\""
            .formatted(option, String.join(", ", options), value));
  }

  private static String line(BatchProfile profile, double indexSeconds, Source reader) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("source", reader.name().toLowerCase(Locale.ROOT));
    line.put("windows", profile.times().windows());
    line.put("batches", profile.batches());
    line.put("bytes", profile.times().bytes());
    line.put("windows_per_s", profile.windowsPerSecond());
    line.put("mb_per_s", profile.megabytesPerSecond());
    line.put("wall_seconds", profile.wallSeconds());
    line.put("index_seconds", indexSeconds);
    line.put("first_batch_seconds", profile.firstBatchSeconds());
    line.put("scan_thread_seconds", profile.times().scanSeconds());
    line.put("part_wait_seconds", profile.times().partWaitSeconds());
    line.put("draw_seconds", profile.times().drawSeconds());
    line.put("copy_seconds", profile.times().copySeconds());
    line.put("wait_seconds", profile.waitSeconds());
    line.put("gc_seconds", profile.gcSeconds());
    line.put("arrow_peak_bytes", profile.peakBytes());
    return line.toString();
  }
}
