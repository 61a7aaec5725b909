package org.inion.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.model.Heads;
import org.inion.model.PredictionScript.Member;
import org.inion.model.WindowShape;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.table.Contract;
import org.inion.train.record.MetricsCsv;
import org.inion.train.record.RunLayout;
import org.inion.train.record.RunRecord;
import org.inion.train.record.Safetensors;

/**
 * What a run learnt, read from its folder.
 *
 * @param layout of the folder
 * @param plan what was trained, and how
 * @param windows that it was trained on
 * @param record how it went
 * @param member its network with the parameters that count
 * @param shape of the windows that the network takes
 * @param epoch whose parameters these are
 * @param trainingMean of the target over the training subjects, in its own unit
 */
public record TrainedRun(
    RunLayout layout,
    TrainPlan plan,
    Contract windows,
    RunRecord record,
    Member member,
    WindowShape shape,
    int epoch,
    double trainingMean) {

  /**
   * The run of a folder by its best epoch, or the runs of a cross-validation by their last epochs,
   * which are what it scored.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the folder holds no run with a checkpoint.
   */
  public static List<TrainedRun> all(Path folder) throws IOException {
    RunLayout layout = new RunLayout(folder);
    List<Path> folds = layout.begunFolds();
    if (folds.isEmpty()) {
      Optional<Path> best = Optional.of(layout.best()).filter(Files::isRegularFile);
      return List.of(read(layout, best.orElse(layout.last())));
    }
    List<TrainedRun> runs = new ArrayList<>();
    for (Path fold : folds) {
      RunLayout one = new RunLayout(fold);
      runs.add(read(one, one.last()));
    }
    return runs;
  }

  private static TrainedRun read(RunLayout layout, Path checkpoint) throws IOException {
    Where where = Where.file(layout.root().toString());
    for (Path file :
        List.of(layout.run(), layout.config(), layout.contract(), layout.metrics(), checkpoint)) {
      if (!Files.isRegularFile(file)) {
        throw new BadSetupException(
            where.says(
                "Cannot use the run: the folder must hold %s, but does not. Give the --out of a jobs/train that came to the end of an epoch"
                    .formatted(file.getFileName())));
      }
    }
    TrainPlan plan = TrainPlan.from(TrainPlan.layers().file(layout.config().toString()).resolve());
    Contract windows =
        Contract.fromJson(
            Files.readString(layout.contract()), Where.file(layout.contract().toString()));
    WindowShape shape =
        new WindowShape(
            windows.channels().size(), plan.cropSamples(windows), windows.sampleRateHz());
    Heads heads = plan.train().objective().heads(plan.task());
    Script script = plan.network().build(Graph.forPrediction(), shape, heads.outputs());
    ModelFile model = ModelFile.read(checkpoint, script);
    Safetensors stored = Safetensors.read(checkpoint);
    String target = "target." + heads.all().get(0).target();
    Member member =
        new Member(
            plan.network(),
            heads,
            number(stored, target + ".mean", checkpoint),
            number(stored, target + ".standard_deviation", checkpoint),
            model.parameters(),
            model.buffers());
    return new TrainedRun(
        layout,
        plan,
        windows,
        RunRecord.read(layout.run(), MetricsCsv.read(layout.metrics())),
        member,
        shape,
        (int) number(stored, "epoch", checkpoint),
        number(stored, target + ".training_mean", checkpoint));
  }

  private static double number(Safetensors stored, String name, Path file) {
    String text = stored.text(name);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw Where.file(file.toString())
          .field(name)
          .bad(
              "Cannot use the run: it must be a number, but was \"%s\". Train anew".formatted(text),
              e);
    }
  }
}
