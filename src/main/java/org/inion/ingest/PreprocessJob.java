package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.inion.bids.Finding;
import org.inion.error.BadDataException;
import org.inion.stage.Progress;
import org.inion.stage.SparkStage;
import org.inion.table.Contract;

/** The job from raw recordings to a windows folder. */
public final class PreprocessJob {
  private final JavaSparkContext spark;
  private final Configuration hadoop;
  private final Progress progress;

  public PreprocessJob(JavaSparkContext spark, Progress progress) {
    this.spark = spark;
    this.hadoop = Hadoop.configuration(spark.hadoopConfiguration());
    this.progress = progress;
  }

  /**
   * What a run would do; writes nothing.
   *
   * @throws org.inion.error.BadSetupException when it could not begin
   */
  public DryRun plan(PreprocessRequest request) throws IOException {
    JobStart begun = JobStart.of(request, hadoop);
    PreprocessConfig config = begun.config();
    Present present = new Present(begun.folder().published(), begun.plan());
    List<RecordingProbe.Probed> probed = probe(config, begun.plan().tasks(""));
    ContractChooser chooser = begun.chooser();
    Optional<Contract> contract = chooser.kept(begun.folder(), present, request.out());
    List<RecordingProbe.Seen> seen = seen(probed);
    if (contract.isEmpty() && seen.isEmpty()) {
      return DryRun.of(begun.plan(), probed, Set.of(), "");
    }
    Contract wanted = contract.orElseGet(() -> chooser.choose(seen));
    probed.replaceAll(
        one -> one instanceof RecordingProbe.Seen able ? able.in(wanted, config) : one);
    String common = common(config, wanted);
    present.requireMixable(begun.folder(), common);
    Set<String> refused = new HashSet<>();
    probed.stream()
        .filter(one -> one instanceof RecordingProbe.Refused)
        .forEach(one -> refused.add(one.task().recording().id()));
    Changes changes =
        Changes.of(begun.plan().tasks(common), present, refused, begun.rejectedBefore());
    Set<String> staying = new HashSet<>();
    changes.staying().forEach(one -> staying.add(one.recordingId()));
    return DryRun.of(
        begun.plan(), probed, staying, sentence(changes, present, begun.folder(), common));
  }

  /**
   * Does the run.
   *
   * @return what the folder then holds
   * @throws org.inion.error.BadSetupException when it cannot begin
   * @throws BadDataException with {@code FAIL_FAST}, at the first rejected recording
   * @throws IOException when the folder cannot be written
   */
  public RunSummary run(PreprocessRequest request) throws IOException {
    long startNanos = System.nanoTime();
    JobStart begun = JobStart.of(request, hadoop);
    PreprocessConfig config = begun.config();
    OutputFolder folder = begun.folder();
    DatasetPlan plan = begun.plan();
    FindingLines.of(plan.findings(), "all will be in " + findings(folder)).forEach(progress::note);
    FolderLock lock = folder.take();
    try (lock) {
      Rejections rejected = new Rejections(request, progress);
      plan.unreadable().forEach(rejected::add);
      List<Outcome.Rejected> before = begun.rejectedBefore();
      Present present = new Present(folder.published(), plan);
      Contract contract = contract(request, begun, present, rejected);
      String common = common(config, contract);
      present.requireMixable(folder, common);
      Changes changes = Changes.of(plan.tasks(common), present, rejected.ids(), before);
      String sentence = sentence(changes, present, folder, common);
      if (!sentence.isEmpty()) {
        progress.note(sentence);
      }
      Staged staged = Staged.of(folder.layout(), hadoop, changes.todo());
      say(staged);
      List<Outcome.Finished> fresh = new ArrayList<>(staged.finished());
      RunContext context =
          new RunContext(
              config.text(),
              contract,
              begun.rows(),
              folder.layout().staging().toString(),
              new SerializableConfiguration(hadoop));
      process(request, plan, staged.todo(), context, fresh, rejected);
      tellFindings(fresh, folder);
      Publication publication =
          Publication.prepare(
              new SparkStage(spark),
              folder,
              hadoop,
              present.table().values(),
              changes.staying(),
              fresh,
              packing(request),
              config.partBytes());
      publication.requireAPart(folder, hadoop, context, config.zstdLevel());
      RunSummary.Run run =
          new RunSummary.Run(
              fresh.size() - staged.finished().size(),
              staged.finished().size(),
              changes.staying().size(),
              changes.removed(),
              rejected.count(),
              (System.nanoTime() - startNanos) / 1e9,
              stageSeconds(fresh));
      return new FolderRecord(folder, hadoop, contract, config, common)
          .publish(
              publication,
              rejected.with(present.staying(before, rejected)),
              plan,
              begun.split(),
              run,
              spark.version(),
              progress);
    }
  }

  private static Publication.Packing packing(PreprocessRequest request) {
    return request.modes().contains(PreprocessRequest.Mode.COMPACT)
        ? Publication.Packing.ALL
        : Publication.Packing.CHANGED;
  }

  private static Map<String, Double> stageSeconds(List<Outcome.Finished> fresh) {
    Map<String, Double> sums = new TreeMap<>();
    fresh.forEach(one -> one.stageSeconds().forEach((name, s) -> sums.merge(name, s, Double::sum)));
    return sums;
  }

  /**
   * Recordings to be done, less those that a killed run had finished.
   *
   * @param finished by that run
   * @param todo the others
   */
  private record Staged(List<Outcome.Finished> finished, List<RecordingTask> todo) {
    static Staged of(FolderLayout layout, Configuration hadoop, List<RecordingTask> wanted)
        throws IOException {
      Map<String, Outcome.Finished> before = new Staging(layout.staging(), hadoop).finished();
      List<Outcome.Finished> finished = new ArrayList<>();
      List<RecordingTask> todo = new ArrayList<>();
      for (RecordingTask task : wanted) {
        Outcome.Finished there = before.get(task.key());
        if (there == null) {
          todo.add(task);
        } else {
          finished.add(there);
        }
      }
      return new Staged(finished, todo);
    }
  }

  /** What the rows of every recording depend on beside its own files. */
  private static String common(PreprocessConfig config, Contract contract) {
    return new Digest().add("rows 1").add(config.rowsText()).add(contract.toJson()).hex();
  }

  private Contract contract(
      PreprocessRequest request, JobStart begun, Present present, Rejections rejected)
      throws IOException {
    ContractChooser chooser = begun.chooser();
    Optional<Contract> kept = chooser.kept(begun.folder(), present, request.out());
    if (kept.isPresent()) {
      return kept.get();
    }
    List<RecordingProbe.Probed> probed = probe(begun.config(), begun.plan().tasks(""));
    for (RecordingProbe.Probed one : probed) {
      if (one instanceof RecordingProbe.Refused refused) {
        rejected.add(refused.outcome());
      }
    }
    return chooser.choose(seen(probed));
  }

  private static List<RecordingProbe.Seen> seen(List<RecordingProbe.Probed> probed) {
    return probed.stream()
        .filter(one -> one instanceof RecordingProbe.Seen)
        .map(one -> (RecordingProbe.Seen) one)
        .toList();
  }

  private List<RecordingProbe.Probed> probe(PreprocessConfig config, List<RecordingTask> tasks)
      throws IOException {
    String text = config.text();
    SerializableConfiguration shipped = new SerializableConfiguration(hadoop);
    List<RecordingProbe.Probed> probed = new ArrayList<>();
    progress.begin("look", tasks.size(), 0);
    // Opening a file is short work: some hundred in a task, so that Spark's own part stays small.
    int batches = Math.max(Math.min(tasks.size(), 8), tasks.size() / 200);
    new SparkStage(spark)
        .run(
            tasks,
            batches,
            task -> 1,
            task ->
                new RecordingProbe(PreprocessConfig.of(text), new HadoopFiles(shipped.value()))
                    .probe(task),
            one -> {
              probed.add(one);
              progress.advance(0, 0);
            });
    progress.end();
    probed.sort(Comparator.comparing(one -> one.task().recording().id()));
    return probed;
  }

  private void process(
      PreprocessRequest request,
      DatasetPlan plan,
      List<RecordingTask> todo,
      RunContext context,
      List<Outcome.Finished> fresh,
      Rejections rejected)
      throws IOException {
    progress.begin("preprocess", todo.size(), todo.stream().mapToLong(RecordingTask::bytes).sum());
    Map<String, Long> bytes = new HashMap<>();
    todo.forEach(task -> bytes.put(task.recording().id(), task.bytes()));
    new SparkStage(spark)
        .run(
            todo,
            request.tasks(),
            RecordingTask::bytes,
            new RecordingWork(context),
            outcome -> {
              if (outcome instanceof Outcome.Finished finished) {
                fresh.add(finished);
                progress.advance(finished.written(), finished.bytesIn());
              } else if (outcome instanceof Outcome.Excluded one) {
                plan.leftOut().add(one.rule(), one.dataset(), one.subject());
                progress.advance(0, bytes.get(one.recordingId()));
              } else if (outcome instanceof Outcome.Rejected one) {
                progress.advance(0, bytes.get(one.recordingId()));
                rejected.add(one);
              }
            });
    progress.end();
  }

  private void tellFindings(List<Outcome.Finished> fresh, OutputFolder folder) {
    fresh.sort(Comparator.comparing(Outcome.Finished::recordingId));
    List<Finding> found = fresh.stream().flatMap(one -> one.findings().stream()).toList();
    FindingLines.of(found, "all are in " + findings(folder)).forEach(progress::note);
  }

  private static String findings(OutputFolder folder) {
    return folder.layout().findings().getParent().toUri().getPath();
  }

  /** How a run compares with the table; empty where there is nothing to compare. */
  private static String sentence(
      Changes changes, Present present, OutputFolder folder, String common) throws IOException {
    boolean reconfigured = present.isReconfigured(folder, common);
    return present.table().isEmpty() && changes.retried() == 0
        ? ""
        : changes.sentence(reconfigured ? "the configuration changed" : "");
  }

  private void say(Staged staged) {
    int count = staged.finished().size();
    if (count > 0) {
      progress.note(
          count
              + (count == 1 ? " recording was" : " recordings were")
              + " finished by a run that was ended; going on.");
    }
  }
}
