package org.inion.bench;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.inion.batch.FolderFiles;
import org.inion.config.Settings;
import org.inion.file.FileEntry;
import org.inion.file.LocalFiles;
import org.inion.ingest.HadoopStore;
import org.inion.model.WindowShape;
import org.inion.model.run.PredictionRunner;
import org.inion.predict.ModelArchive;
import org.inion.predict.PredictJob;
import org.inion.predict.PredictRequest;
import org.inion.predict.PredictSettings;
import org.inion.predict.PredictSummary;
import org.inion.stage.Progress;
import org.inion.table.SignalEncoding;

/**
 * Predicting by turns: the job on a folder, the same model called in a plain loop in memory,
 * PyTorch in as many processes; then a million windows with the memory watched.
 */
final class PredictBench {
  private static final int CORES = 2;
  private static final int WARM_UP_JOBS = 3;

  /** What users train where they say nothing else; its figures stand under no name of a network. */
  private static final Contest MAIN = Contest.TRANSFORMER_DEFAULT;

  private final Size size;
  private final Optional<TorchPeer> peer;
  private final Path folder;
  private final Figures figures = new Figures();

  /**
   * How much is measured.
   *
   * @param parts of the folder; of that for the slow network, a sixteenth
   * @param recordings of a part, 150 windows each
   * @param times that each part lies in the folder, by hard links: what a job begins with must
   *     count as little as in one over a dataset, and the disk is small
   * @param rounds whose median counts
   * @param seconds of a turn of those that need no folder
   * @param million windows of the memory figures
   */
  record Size(int parts, int recordings, int times, int rounds, double seconds, int million) {
    static final Size FULL = new Size(48, 8, 3, 5, 6, 1_000_000);
    static final Size QUICK = new Size(2, 2, 2, 1, 0.5, 4_000);
  }

  private record Round(Speed job, Speed bare, Speed reading, Speed torch) {}

  PredictBench(Size size, Optional<TorchPeer> peer, Path folder) {
    this.size = size;
    this.peer = peer;
    this.folder = folder;
  }

  Figures run() throws IOException {
    figures.heading("Machine");
    figures.note("machine", "processor", Machine.words());
    figures.add("load_average", "load of the machine before the start", Machine.load());
    figures.add("rounds", "rounds whose median counts", size.rounds());
    SparkSession spark =
        SparkSession.builder()
            .master("local[" + CORES + "]")
            .appName("bench")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "ERROR")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    try {
      BenchWindows windows =
          new BenchWindows(size.parts(), size.recordings(), SignalEncoding.FLOAT32);
      Path place = folder.resolve("windows");
      say("Writing " + windows.windows() + " windows ...");
      windows.write(place);
      try (DirectoryStream<Path> sums = Files.newDirectoryStream(place, ".*.crc")) {
        for (Path sum : sums) {
          Files.delete(sum); // preprocess leaves none
        }
      }
      windows.repeat(place, size.times());
      contest(spark, MAIN, place);
      contest(spark, Contest.TRANSFORMER_10, place);
      contest(spark, Contest.EEGNET, place);
      contest(spark, Contest.TRANSFORMER_258, few(place));
      new ManyWindows(size.million(), folder.resolve("many")).addTo(figures, spark);
    } finally {
      spark.stop();
    }
    figures.add("load_average_after", "load at the end, ours included", Machine.load());
    return figures;
  }

  private void contest(SparkSession spark, Contest contest, Path place) throws IOException {
    ModelArchive model = PredictModel.archive(contest.network(), Contest.WINDOW);
    say(contest.title() + ": " + size.rounds() + " rounds ...");
    if (contest == MAIN) {
      warmUp(spark, contest, model, place);
    }
    turn(spark, contest, model, place, 0);
    List<Round> rounds = new ArrayList<>();
    for (int round = 1; round <= size.rounds(); round++) {
      rounds.add(turn(spark, contest, model, place, round));
    }
    figures.heading(contest.title() + ", " + CORES + " cores, batches of " + Contest.BATCH);
    String prefix = contest == MAIN ? "" : contest.key() + "_";
    ratio(prefix + "bare_loop_ratio", "the job over a plain loop", "≥ 0.9", rounds, Round::bare);
    ratio(
        prefix + "reading_loop_ratio",
        "the job over a loop that reads the same files",
        "",
        rounds,
        Round::reading);
    ratio(prefix + "torch_ratio", "the job over PyTorch's inference", "≥ 1", rounds, Round::torch);
    speed(prefix + "job", "of the job, reading included", rounds, Round::job);
    speed(prefix + "bare", "of the loop, in memory", rounds, Round::bare);
    speed(prefix + "reading", "of the loop that reads", rounds, Round::reading);
    speed(prefix + "torch", "of PyTorch, in memory", rounds, Round::torch);
    figures.add(
        prefix + "bare_torch_ratio_by_cpu",
        "the loop over PyTorch, both in memory, by CPU time",
        median(rounds, round -> round.bare.perCpuSecond() / round.torch.perCpuSecond()));
  }

  /** The JVM's compilers work for most of the first jobs; what these cost is told apart. */
  private void warmUp(SparkSession spark, Contest contest, ModelArchive model, Path place)
      throws IOException {
    for (int job = 1; job <= WARM_UP_JOBS; job++) {
      Speed speed = job(spark, contest, model, place, folder.resolve("warm" + job));
      figures.add(
          "job_%d_windows_per_s".formatted(job),
          "windows/s of job %d of this JVM, %s".formatted(job, contest.title()),
          speed.perSecond());
    }
  }

  /** A folder of the first parts. */
  private Path few(Path place) throws IOException {
    Path few = folder.resolve("few");
    Files.createDirectories(few.resolve("_inion"));
    Files.copy(place.resolve("_inion/contract.json"), few.resolve("_inion/contract.json"));
    for (int part = 0; part < Math.max(1, size.parts() / 16); part++) {
      String name = BenchWindows.part(part);
      Files.createLink(few.resolve(name), place.resolve(name));
    }
    return few;
  }

  private void ratio(
      String key, String title, String aim, List<Round> rounds, Function<Round, Speed> other) {
    double[] all =
        rounds.stream()
            .mapToDouble(round -> round.job.perSecond() / other.apply(round).perSecond())
            .sorted()
            .toArray();
    figures.add(key, title, Numbers.median(all), aim);
    figures.add(key + "_least", "  least of a round", all[0]);
    figures.add(key + "_most", "  most of a round", all[all.length - 1]);
    figures.add(
        key + "_by_cpu",
        "  by CPU time, whoever else works",
        median(rounds, round -> round.job.perCpuSecond() / other.apply(round).perCpuSecond()));
  }

  private void speed(String key, String title, List<Round> rounds, Function<Round, Speed> of) {
    figures.add(
        key + "_windows_per_s",
        "windows/s " + title,
        median(rounds, round -> of.apply(round).perSecond()));
    figures.add(
        key + "_windows_per_cpu_s",
        "windows/CPU-s " + title,
        median(rounds, round -> of.apply(round).perCpuSecond()));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
    return Numbers.median(rounds.stream().mapToDouble(of).toArray());
  }

  private Round turn(SparkSession spark, Contest contest, ModelArchive model, Path place, int round)
      throws IOException {
    // The machine may change its speed in a minute: what is compared runs before and after the job.
    Speed torch = torch(contest);
    Speed bare = bare(model, Contest.WINDOW);
    Speed job = job(spark, contest, model, place, folder.resolve(contest.key() + round));
    Speed bareAgain = bare(model, Contest.WINDOW);
    Speed torchAgain = torch(contest);
    Speed reading = reading(model, place);
    return new Round(job, Speed.mean(bare, bareAgain), reading, Speed.mean(torch, torchAgain));
  }

  /** Windows a second, from the first byte read to the last prediction laid down. */
  private static Speed job(
      SparkSession spark, Contest contest, ModelArchive model, Path place, Path out)
      throws IOException {
    HadoopStore store =
        new HadoopStore(
            JavaSparkContext.fromSparkContext(spark.sparkContext()).hadoopConfiguration());
    PredictRequest request =
        new PredictRequest(
            new FolderFiles(store.tree(), place.toString()),
            model,
            PredictModel.contract(contest.network(), Contest.WINDOW),
            out.toString(),
            store,
            settings());
    AtomicReference<PredictSummary> summary = new AtomicReference<>();
    Cost cost =
        Cost.of(
            1,
            () -> summary.set(new PredictJob(spark, request, Progress.SILENT).run().orElseThrow()));
    Folders.delete(out);
    double windows = summary.get().predictedNow();
    return new Speed(windows / summary.get().seconds(), windows / cost.processCpu());
  }

  static PredictSettings settings() {
    Settings settings = PredictSettings.layers().resolve();
    return PredictSettings.from(settings);
  }

  /** A thread a core, each calling the model again and again with a batch that lies in memory. */
  private Speed bare(ModelArchive model, WindowShape window) throws IOException {
    try (PredictionRunner runner = PredictionRunner.load(model.bytes(), Device.cpu())) {
      return sideBySide(core -> BareLoop.run(runner, window, core, size.seconds()));
    }
  }

  /** A thread a core, each reading every other part and calling the model with what it reads. */
  private static Speed reading(ModelArchive model, Path place) throws IOException {
    List<FileEntry> parts =
        new LocalFiles()
            .list(place.toString()).stream()
                .filter(one -> one.name().endsWith(".parquet"))
                .toList();
    try (PredictionRunner runner = PredictionRunner.load(model.bytes(), Device.cpu())) {
      return sideBySide(
          core ->
              unchecked(
                  () ->
                      ReadingLoop.run(
                          runner,
                          Contest.WINDOW,
                          IntStream.range(0, parts.size())
                              .filter(i -> i % CORES == core)
                              .mapToObj(parts::get)
                              .toList())));
    }
  }

  /** A process a core, at the same time. */
  private Speed torch(Contest contest) {
    int steps = 4 * contest.steps(size.seconds());
    return peer.map(torch -> sideBySide(core -> unchecked(() -> torch.predict(contest, steps))))
        .orElse(Speed.NONE);
  }

  private static Speed sideBySide(IntFunction<Speed> work) {
    List<CompletableFuture<Speed>> sides =
        IntStream.range(0, CORES)
            .mapToObj(core -> CompletableFuture.supplyAsync(() -> work.apply(core)))
            .toList();
    return Speed.sideBySide(sides.stream().map(CompletableFuture::join).toList());
  }

  private interface Peer {
    Speed run() throws IOException;
  }

  private static Speed unchecked(Peer peer) {
    try {
      return peer.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String words) {
    System.err.println(words);
  }
}
