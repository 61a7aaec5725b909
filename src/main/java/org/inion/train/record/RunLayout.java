package org.inion.train.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where each file of a run folder lies.
 *
 * @param root the folder
 */
public record RunLayout(Path root) {

  /** How the run stands: {@link RunRecord}. */
  public Path run() {
    return root.resolve("run.json");
  }

  /** What windows the network takes: {@link org.inion.table.Contract}. */
  public Path contract() {
    return root.resolve("contract.json");
  }

  /** The resolved configuration. */
  public Path config() {
    return root.resolve("config.conf");
  }

  /** Parameters and buffers of the best epoch. */
  public Path best() {
    return root.resolve("best.safetensors");
  }

  /** Parameters and buffers of the last epoch. */
  public Path last() {
    return root.resolve("last.safetensors");
  }

  /** Parameters and buffers of an epoch that is kept. */
  public Path epoch(int epoch) {
    return root.resolve(String.format(Locale.ROOT, "epoch-%d.safetensors", epoch));
  }

  /** What the best epoch predicts of the validation side, a line a window. */
  public Path validation() {
    return root.resolve("validation.csv");
  }

  /** What it predicts of the test side, where that was asked for. */
  public Path test() {
    return root.resolve("test.csv");
  }

  /** What else a run needs to go on exactly. */
  public Path optimizer() {
    return root.resolve("optimizer.safetensors");
  }

  /** The network, its loss and its augmentations as TorchScript. */
  public Path network() {
    return root.resolve("network.py");
  }

  /** The epochs: {@link MetricsCsv}. */
  public Path metrics() {
    return root.resolve("metrics.csv");
  }

  /** Curves and scatter plots. */
  public Path pictures() {
    return root.resolve("pictures");
  }

  /** The page. */
  public Path report() {
    return root.resolve("report.html");
  }

  /** The run of a fold in a cross-validation, or of a seed. */
  public Path fold(int fold, long seed) {
    return root.resolve(String.format(Locale.ROOT, "fold-%d-seed-%d", fold, seed));
  }

  /** Folders of folds in a cross-validation that left a checkpoint, by name. */
  public List<Path> begunFolds() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(file -> isFold(file.getFileName().toString()))
          .filter(file -> Files.exists(new RunLayout(file).optimizer()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw WholeFile.refused(root, e);
    }
  }

  static boolean isFold(String name) {
    return name.matches("fold-\\d+-seed-\\d+");
  }

  /** The table of folds as CSV. */
  public Path foldsCsv() {
    return root.resolve("folds.csv");
  }

  /** The table of folds as JSON. */
  public Path foldsJson() {
    return root.resolve("folds.json");
  }

  Path lock() {
    return root.resolve(".lock");
  }
}
