package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.inion.error.BadDataException;
import org.inion.stage.Progress;
import org.inion.stage.SparkStage;
import org.inion.table.Contract;
import org.inion.task.SplitKeys;
import org.inion.window.SubjectSplit;

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
    SubjectSplit split = SplitKeys.read(request.settings());
    PreprocessConfig config = PreprocessConfig.of(request.settings());
    OutputFolder folder = OutputFolder.at(request.out(), hadoop);
    DatasetPlan plan = DatasetPlan.of(new HadoopFiles(hadoop), request, config);
    FolderRecord.requireSplit(split, plan, SubjectsTable.read(folder.layout().subjects(), hadoop));
    Map<String, Outcome.Finished> published = folder.published();
    Optional<Contract> present = folder.contract();
    List<RecordingTask> tasks =
        plan.tasks(present.map(contract -> common(config, contract)).orElse(""));
    List<RecordingProbe.Probed> probed = probe(config, tasks);
    return DryRun.of(plan, config, probed, published);
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
    SubjectSplit split = SplitKeys.read(request.settings());
    PreprocessConfig config = PreprocessConfig.of(request.settings());
    OutputFolder folder = OutputFolder.at(request.out(), hadoop);
    DatasetPlan plan = DatasetPlan.of(new HadoopFiles(hadoop), request, config);
    FolderRecord.requireSplit(split, plan, SubjectsTable.read(folder.layout().subjects(), hadoop));
    plan.findings().forEach(finding -> progress.note(finding.line()));
    RowSchema rows = config.schema(plan.columns());
    FolderLock lock = folder.take();
    try (lock) {
      List<Outcome.Rejected> rejected = new ArrayList<>();
      Present present = new Present(folder.published(), plan);
      Contract contract = contract(request, config, folder, plan, rows, present, rejected);
      String common = common(config, contract);
      present.requireMixable(folder, common);
      Changes changes = Changes.of(plan.tasks(common), present, rejected);
      say(changes);
      Staged staged = Staged.of(folder.layout(), hadoop, changes.todo());
      say(staged);
      List<Outcome.Finished> fresh = new ArrayList<>(staged.finished());
      RunContext context =
          new RunContext(
              config.text(),
              contract,
              rows,
              folder.layout().staging().toString(),
              new SerializableConfiguration(hadoop));
      process(request, plan, staged.todo(), context, fresh, rejected);
      rejected.sort(Comparator.comparing(Outcome.Rejected::recordingId));
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
              (System.nanoTime() - startNanos) / 1e9,
              stageSeconds(fresh));
      return new FolderRecord(folder, hadoop, contract, config, common)
          .publish(publication, rejected, plan, split, run, spark.version(), progress);
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
      PreprocessRequest request,
      PreprocessConfig config,
      OutputFolder folder,
      DatasetPlan plan,
      RowSchema rows,
      Present present,
      List<Outcome.Rejected> rejected)
      throws IOException {
    ContractChooser chooser = new ContractChooser(config, rows);
    Optional<Contract> there = folder.contract();
    if (there.isPresent() && (!present.isReplacedWhole() || chooser.fits(there.get()))) {
      chooser.requireFits(there.get(), request.out());
      return there.get();
    }
    List<RecordingProbe.Seen> seen = new ArrayList<>();
    for (RecordingProbe.Probed probed : probe(config, plan.tasks(""))) {
      if (probed instanceof RecordingProbe.Seen one) {
        seen.add(one);
      } else if (probed instanceof RecordingProbe.Refused refused) {
        Outcome.Rejected outcome = rejected(refused);
        rejected.add(outcome);
        tell(request, outcome);
      }
    }
    return chooser.choose(seen);
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
      List<Outcome.Rejected> rejected)
      throws IOException {
    progress.begin("preprocess", todo.size(), todo.stream().mapToLong(RecordingTask::bytes).sum());
    Map<String, Long> bytes = new HashMap<>();
    todo.forEach(task -> bytes.put(task.recording().id(), task.bytes()));
    Broadcast<RunContext> shipped = spark.broadcast(context);
    try {
      new SparkStage(spark)
          .run(
              todo,
              request.tasks(),
              RecordingTask::bytes,
              new RecordingWork(shipped),
              outcome -> {
                if (outcome instanceof Outcome.Finished finished) {
                  fresh.add(finished);
                  progress.advance(finished.written(), finished.bytesIn());
                } else if (outcome instanceof Outcome.Excluded one) {
                  plan.leftOut().add(one.rule(), one.dataset(), one.subject());
                  progress.advance(0, bytes.get(one.recordingId()));
                } else if (outcome instanceof Outcome.Rejected one) {
                  rejected.add(one);
                  progress.advance(0, bytes.get(one.recordingId()));
                  tell(request, one);
                }
              });
    } finally {
      shipped.destroy();
    }
    progress.end();
  }

  private void tell(PreprocessRequest request, Outcome.Rejected one) {
    progress.note("rejected: " + one.error());
    if (request.modes().contains(PreprocessRequest.Mode.FAIL_FAST)) {
      throw new BadDataException(one.error());
    }
  }

  private void say(Changes changes) {
    if (!changes.staying().isEmpty() || changes.removed() > 0) {
      progress.note(
          String.format(
              "%d recordings are new or changed, %d are as they were, %d are gone.",
              changes.todo().size(), changes.staying().size(), changes.removed()));
    }
  }

  private void say(Staged staged) {
    if (!staged.finished().isEmpty()) {
      progress.note(
          staged.finished().size()
              + " recordings were finished by a run that was ended; going on.");
    }
  }

  private static Outcome.Rejected rejected(RecordingProbe.Refused refused) {
    return new Outcome.Rejected(
        refused.task().recording().id(),
        refused.task().recording().dataset(),
        refused.task().recording().subject(),
        refused.task().recording().file().path(),
        refused.stage(),
        refused.error());
  }
}
