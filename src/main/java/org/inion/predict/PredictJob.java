package org.inion.predict;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.inion.batch.SubjectId;
import org.inion.batch.SubjectSides;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.predict.PredictSettings.Shrink;
import org.inion.predict.PredictionsFolder.State;
import org.inion.predict.SpanWork.Wanted;
import org.inion.predict.SubjectRows.Kind;
import org.inion.stage.Progress;
import org.inion.stage.SparkStage;
import org.inion.table.Contract;
import org.inion.table.FolderSummary;
import org.inion.table.ModelContract;
import org.inion.table.ModelContract.Shrinkage;
import org.inion.table.PredictionColumns;
import org.inion.table.PredictionContract;
import org.inion.table.RowWriter;
import org.inion.window.Split;

/** Predicts the windows of a folder by Spark: a task for each piece of a part. */
public final class PredictJob {
  private final SparkSession spark;
  private final PredictRequest request;
  private final Progress progress;

  public PredictJob(SparkSession spark, PredictRequest request, Progress progress) {
    this.spark = spark;
    this.request = request;
    this.progress = progress;
  }

  /**
   * Runs it; empty where the folder holds these predictions already.
   *
   * <p><b>Throws</b> {@link BadSetupException} when model, windows and folder do not fit; {@link
   * org.inion.error.BadDataException} with the window that cannot be predicted. Nothing appears at
   * {@code --out} then, and the next run goes on.
   */
  public Optional<PredictSummary> run() throws IOException {
    requirePredictable();
    Contract contract = request.windows().contract();
    WindowFit fit = WindowFit.of(request.model().input(), contract, request.windows().path());
    fit.mended().ifPresent(progress::note);
    List<FileEntry> parts = request.windows().parts();
    List<Span> spans = Span.of(parts);
    String how =
        "model %s\nsettings %s\n".formatted(request.archive().fingerprint(), request.settings());
    String all = how + spans.stream().map(Span::key).collect(Collectors.joining("\n"));
    PredictionsFolder folder = new PredictionsFolder(request.store(), request.out());
    State state = folder.begin(how, all);
    if (state == State.DONE) {
      return Optional.empty();
    }
    Set<String> done = folder.staged();
    List<Span> left = spans.stream().filter(span -> !done.contains(span.key())).toList();
    if (!done.isEmpty()) {
      progress.note(
          "Going on where a run was ended: %d of %d pieces are done."
              .formatted(spans.size() - left.size(), spans.size()));
    }
    long before = System.nanoTime();
    long now = predict(left, contract, fit, folder);
    double seconds = (System.nanoTime() - before) / 1e9;
    return Optional.of(publish(spans, folder, all, now, spans.size() - left.size(), seconds));
  }

  private void requirePredictable() {
    ModelContract.Predicts task = request.model().task();
    if (task.classes().size() > 2) {
      throw new BadSetupException(
          "[%s] Cannot predict into a table: classes must be two, but were %s. Use the exported model.pt, which gives a probability for each"
              .formatted(task.name(), task.classes()));
    }
    Shrinkage shrinkage = request.model().shrinkage();
    if (request.settings().shrink() == Shrink.ON
        && (!task.classes().isEmpty() || shrinkage.equals(Shrinkage.NONE))) {
      throw new BadSetupException(
          "[predict.subject.shrink] Cannot move predictions to the mean: the model must know by how much, but does not. Set it to off, or export anew from runs that hold validation.csv");
    }
  }

  private long predict(List<Span> spans, Contract contract, WindowFit fit, PredictionsFolder folder)
      throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    long bytes = spans.stream().mapToLong(Span::length).sum();
    AtomicLong windows = new AtomicLong();
    progress.begin("predict", spans.size(), bytes);
    try {
      new SparkStage(context)
          .run(
              spans,
              0,
              Span::length,
              work(contract, fit, folder),
              one -> {
                windows.addAndGet(one.windows());
                progress.advance(one.windows(), one.bytes());
              });
    } finally {
      progress.end();
      LoadedModels.close(); // those of this JVM, where it worked itself
    }
    return windows.get();
  }

  private SpanWork work(Contract windows, WindowFit fit, PredictionsFolder folder)
      throws IOException {
    ModelContract.Predicts task = request.model().task();
    return new SpanWork(
        request.archive(),
        WindowRows.of(windows.columns(), task.target(), task.classes()),
        fit,
        new Wanted(
            Set.copyOf(request.settings().recordings().orElse(task.recordings())),
            request.settings().clean(),
            subjects()),
        request.settings().batch(),
        request.settings().device(),
        request.store(),
        folder.staging());
  }

  private Set<String> subjects() throws IOException {
    List<String> sides = request.settings().sides();
    if (sides.isEmpty()) {
      return Set.of();
    }
    SubjectSides split = SubjectSides.read(request.windows());
    List<SubjectId> wanted = new ArrayList<>();
    for (Split side : Split.values()) {
      if (sides.contains(side.key())) {
        wanted.addAll(split.subjects(side));
      }
    }
    if (wanted.isEmpty()) {
      throw new BadSetupException(
          "[predict.sides] Cannot predict: there must be subjects on %s, but are none. Divide them by jobs/split, or set it to []"
              .formatted(String.join(", ", sides)));
    }
    return wanted.stream()
        .map(one -> Wanted.subject(one.dataset(), one.subject()))
        .collect(Collectors.toSet());
  }

  private PredictSummary publish(
      List<Span> spans, PredictionsFolder folder, String all, long now, int resumed, double seconds)
      throws IOException {
    folder.clearNext();
    PredictSummary summary;
    SubjectRows subjects =
        new SubjectRows(request.model().task().classes().isEmpty() ? Kind.NUMBER : Kind.CLASSES);
    try (Assembly assembly = new Assembly(request.store(), folder.next(), subjects)) {
      for (Span span : spans) {
        assembly.add(SpanWork.file(folder.staging(), span.key()));
      }
      assembly.finish();
      if (assembly.rows() == 0) {
        throw new BadSetupException(
            Where.file(request.windows().path())
                .says(
                    "Cannot predict: there must be windows of %s, but are none%s. Look at jobs/inspect; predict.recordings, predict.windows and predict.sides choose"
                        .formatted(
                            request
                                .settings()
                                .recordings()
                                .orElse(request.model().task().recordings()),
                            request.settings().sides().isEmpty()
                                ? ""
                                : " on " + String.join(", ", request.settings().sides()))));
      }
      try (RowWriter writer =
          Assembly.writer(
              request.store(),
              folder.next() + "/" + PredictionColumns.SUBJECTS_FILE,
              PredictionColumns.SUBJECTS)) {
        subjects.write(
            writer,
            request.settings().subjects(),
            request.settings().shrink(),
            request.model().shrinkage());
      }
      summary =
          new PredictSummary(
              assembly.rows(),
              assembly.labelled(),
              subjects.count(),
              now,
              resumed,
              assembly.parts(),
              seconds,
              request.archive().fingerprint());
    }
    request.store().write(folder.next() + "/_inion/contract.json", contract().toJson());
    request.store().write(folder.next() + "/_inion/model.json", request.model().toJson());
    folder.publish(all);
    return summary;
  }

  private PredictionContract contract() throws IOException {
    ModelContract.Predicts task = request.model().task();
    return PredictionContract.of(
        task.name(),
        task.target(),
        task.unit(),
        task.classes(),
        task.metrics(),
        request.archive().fingerprint(),
        request.windows().summary().orElse(FolderSummary.UNSTATED).simulated().isEmpty()
            ? PredictionContract.Origin.RECORDED
            : PredictionContract.Origin.SIMULATED);
  }
}
