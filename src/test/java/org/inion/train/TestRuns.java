package org.inion.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.Accelerators;
import org.inion.batch.FolderFiles;
import org.inion.batch.SubjectSides;
import org.inion.batch.Target;
import org.inion.batch.WindowBatches;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowSource;
import org.inion.config.Layers;
import org.inion.task.Tasks;
import org.inion.train.Trainer.Outcome;
import org.inion.train.Trainer.Start;
import org.inion.train.record.EpochRecord;

/** Short runs of small networks on {@link LearnableWindows}. */
final class TestRuns {
  private static final Accelerator CPU = Accelerators.find().cpu();

  /** Of every run here, before what a test changes. */
  static final List<String> SMALL =
      List.of(
          "model.name=eegnet",
          "model.eegnet.kernel=16",
          "task.recordings=[]",
          "task.crop.length=640 ms",
          "train.batch=16",
          "train.epochs=4",
          "train.rate.peak=0.01");

  private TestRuns() {}

  /** Whoever stops a run from outside. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop() {
      super("stopped");
    }
  }

  /** Remembers what it is told. */
  static class Notes implements TrainListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void note(String line) {
      lines.add(line);
    }
  }

  /** Stops a run after an epoch. */
  static TrainListener stopAfter(int last) {
    return new TrainListener() {
      @Override
      public void epoch(EpochRecord epoch, int epochs) {
        if (epoch.epoch() == last) {
          throw new Stop();
        }
      }
    };
  }

  /** Stops a run after the second step of an epoch. */
  static TrainListener stopWithin(int epochToStop) {
    return new TrainListener() {
      @Override
      public void step(int epoch, int epochs, long windows, long all, double loss, double rate) {
        if (epoch == epochToStop && windows > 20) {
          throw new Stop();
        }
      }
    };
  }

  static TrainPlan plan(String task, String... keys) {
    Layers layers = TrainPlan.layers();
    Tasks.lay(layers, "--task", task);
    List<String> changed = List.of(keys).stream().map(key -> key.replaceAll("=.*", "")).toList();
    SMALL.stream().filter(key -> !changed.contains(key.replaceAll("=.*", ""))).forEach(layers::set);
    List.of(keys).forEach(layers::set);
    return TrainPlan.from(layers.resolve());
  }

  static WindowFolder folder(Path path) {
    return folder(path, path);
  }

  /** Which says that it is one folder, and gives the windows of another. */
  static WindowFolder folder(Path path, Path windows) {
    return new WindowFolder() {
      @Override
      public FolderFiles files() {
        return FolderFiles.local(path);
      }

      @Override
      public WindowSource open(WindowFilter filter, List<Target> targets) throws IOException {
        return WindowBatches.open(windows, filter, targets);
      }
    };
  }

  static RunContext context() {
    return new RunContext(
        CPU, Map.of("inion", "of a test"), List.of("train", "--windows", "W"), () -> false);
  }

  static RunSides sides(Path windows, TrainPlan plan) throws IOException {
    return RunSides.of(
        SubjectSides.read(windows), plan.train(), RunSides.Test.SCORED, TrainListener.SILENT);
  }

  static Trainer trainer(TrainPlan plan, Path windows, TrainListener listener) {
    return new Trainer(plan, folder(windows), context(), listener);
  }

  static Outcome run(TrainPlan plan, Path windows, Path out) throws IOException {
    return run(plan, windows, out, Start.NEW, TrainListener.SILENT);
  }

  static Outcome run(TrainPlan plan, Path windows, Path out, Start start, TrainListener listener)
      throws IOException {
    return trainer(plan, windows, listener).run(out, sides(windows, plan), start);
  }
}
