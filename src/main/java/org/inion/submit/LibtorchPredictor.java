package org.inion.submit;

import ai.djl.Device;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.model.run.ModelOutput;
import org.inion.model.run.PredictionRunner;

/** Weights that are TorchScript, in this process, on its CPU. */
final class LibtorchPredictor implements ChallengePredictor {
  private final PredictionRunner runner;
  private final String name;

  private LibtorchPredictor(PredictionRunner runner, String name) {
    this.runner = runner;
    this.name = name;
  }

  static LibtorchPredictor load(Path weights) throws IOException, RuleBreach {
    String name = weights.getFileName().toString();
    byte[] archive = Files.readAllBytes(weights);
    try {
      return new LibtorchPredictor(PredictionRunner.load(archive, Device.cpu()), name);
    } catch (IOException e) {
      throw new RuleBreach(
          Finding.refused(Rule.FORMAT, "%s cannot be loaded: %s".formatted(name, line(e))));
    }
  }

  @Override
  public ModelOutput output(ByteBuffer windows, int size) throws RuleBreach {
    int channels = Challenge.INPUT.channels().size();
    try {
      return runner.output(windows, size, channels, Challenge.INPUT.samples());
    } catch (RuntimeException e) { // of the engine: anything that the model's program runs into
      throw new RuleBreach(
          Finding.refused(
              Rule.INPUT,
              "%s fails at [%d, %d, %d]: %s"
                  .formatted(name, size, channels, Challenge.INPUT.samples(), line(e))));
    }
  }

  /** The last line says why, behind the engine's own traceback. */
  private static String line(Exception error) {
    List<String> lines = String.valueOf(error.getMessage()).strip().lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
  }

  @Override
  public String name() {
    return "libtorch";
  }

  @Override
  public void close() {
    runner.close();
  }
}
