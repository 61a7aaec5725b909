package org.inion.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.evaluate.PredictionReader;
import org.inion.evaluate.Predictions;
import org.inion.file.LocalFiles;
import org.inion.model.Ensemble;
import org.inion.model.PredictionScript;
import org.inion.model.graph.ScriptArchive;
import org.inion.table.ModelContract;
import org.inion.table.ModelContract.Shrinkage;
import org.inion.task.Crop;
import org.inion.task.Task;
import org.inion.train.TrainedRun;
import org.inion.train.record.RunLayout;

/**
 * Trained networks as one model.
 *
 * @param runs whose networks are in it
 * @param contract what it takes and gives
 * @param script of the archive, the contract inside
 * @param validation what the runs predict of their validation sides; empty where it is not known
 */
public record ExportedModel(
    List<TrainedRun> runs,
    ModelContract contract,
    ScriptArchive script,
    Optional<Predictions> validation) {
  /** Name of the folder in the archive. */
  private static final String NAME = "model";

  public ExportedModel {
    runs = List.copyOf(runs);
  }

  /**
   * Makes one model of the runs in some folders.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a folder holds no run, or the runs do not fit
   * together or the settings.
   *
   * @param folders of runs, or of cross-validations
   */
  public static ExportedModel of(List<Path> folders, ExportSettings settings) throws IOException {
    List<TrainedRun> runs = new ArrayList<>();
    List<String> validations = new ArrayList<>();
    for (Path folder : folders) {
      runs.addAll(TrainedRun.all(folder));
      Path rows = new RunLayout(folder).validation();
      if (Files.isRegularFile(rows)) {
        validations.add(rows.toString());
      }
    }
    Together.require(runs);
    TrainedRun first = runs.get(0);
    Task task = first.plan().task();
    // Of one folder alone there is nothing to say about all.
    Optional<Predictions> validation =
        validations.size() == folders.size()
            ? Optional.of(
                new PredictionReader(new LocalFiles(), task.target().classes()).read(validations))
            : Optional.empty();
    Optional<ShrinkageFit> fit = fit(task, runs, validation, settings);
    Ensemble ensemble = settings.ensemble(first.windows().channels());
    Ensemble shrunk =
        settings.shrink() == ExportSettings.Shrink.NONE
            ? ensemble
            : ensemble.shrunk(
                fit.orElseThrow().mean(), fit.orElseThrow().applied(settings.shrink()));
    ModelContract contract =
        contract(
            runs, settings, fit.map(one -> one.left(settings.shrink())).orElse(Shrinkage.NONE));
    ScriptArchive script =
        PredictionScript.of(
            runs.stream().map(TrainedRun::member).toList(),
            first.shape(),
            shrunk,
            Map.of(ModelContract.FILE, contract.toJson()));
    return new ExportedModel(runs, contract, script, validation);
  }

  private static Optional<ShrinkageFit> fit(
      Task task, List<TrainedRun> runs, Optional<Predictions> validation, ExportSettings settings) {
    boolean number = task.target().classes().isEmpty();
    if (number && validation.isPresent()) {
      double mean = runs.stream().mapToDouble(TrainedRun::trainingMean).average().orElseThrow();
      return Optional.of(ShrinkageFit.of(validation.get(), mean));
    }
    if (settings.shrink() != ExportSettings.Shrink.NONE) {
      throw new BadSetupException(
          "[export.shrink] Cannot move predictions to the mean: %s. Set it to none"
              .formatted(
                  number
                      ? "each run folder must hold validation.csv to fit the factor on, but one does not"
                      : "they must be numbers, but are classes"));
    }
    return Optional.empty();
  }

  private static ModelContract contract(
      List<TrainedRun> runs, ExportSettings settings, Shrinkage shrinkage) {
    TrainedRun first = runs.get(0);
    Task task = first.plan().task();
    Crop crop = task.crop();
    return new ModelContract(
        ModelContract.KIND,
        new ModelContract.Predicts(
            task.name(),
            task.title(),
            task.recordings(),
            task.target().column(),
            task.target().unit(),
            task.target().classes(),
            task.metrics()),
        new ModelContract.Input(
            first.windows().channels(),
            first.shape().rateHz(),
            first.shape().samples(),
            first.windows().unit(),
            crop.predict() == Crop.Predict.CENTRE ? 1 : crop.crops()),
        runs.stream().map(ExportedModel::member).toList(),
        new ModelContract.Together(
            settings.combination().name().toLowerCase(java.util.Locale.ROOT),
            settings.weights(),
            settings.views()),
        shrinkage,
        origin(runs));
  }

  private static ModelContract.Member member(TrainedRun run) {
    return new ModelContract.Member(
        run.plan().network().name(),
        run.record().facts().parameters(),
        run.epoch(),
        run.record().facts().seeds().getOrDefault("train", 0L),
        run.record().facts().dataFingerprint());
  }

  /** Simulated where any of it is; recorded where all of it is. */
  private static String origin(List<TrainedRun> runs) {
    List<String> origins =
        runs.stream()
            .map(run -> run.record().facts().origin().name().toLowerCase(java.util.Locale.ROOT))
            .distinct()
            .toList();
    return origins.size() == 1
        ? origins.get(0)
        : origins.contains(ModelContract.SIMULATED) ? ModelContract.SIMULATED : "unstated";
  }

  /** The archive: TorchScript for {@code torch.jit.load}, libtorch and DJL. */
  public byte[] archive() {
    return script.bytes(NAME);
  }
}
