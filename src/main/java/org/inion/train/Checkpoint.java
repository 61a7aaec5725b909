package org.inion.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.train.record.Safetensors;
import org.inion.train.record.StoredArray;

/**
 * All that a run needs to go on as if nothing had been.
 *
 * @param learner what it holds
 * @param standing of the run
 */
record Checkpoint(LearnerState learner, Standing standing) {
  private static final String MEMORY = "memory.";

  /**
   * Writes it, whole or not at all.
   *
   * @param fingerprint of what must be the same to go on
   */
  void write(Path file, String fingerprint) {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("parameters", StoredArray.of(learner.parameters()));
    arrays.put("buffers", StoredArray.of(learner.buffers()));
    learner
        .optimizer()
        .forEach((name, values) -> arrays.put(MEMORY + name, StoredArray.of(values)));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("fingerprint", fingerprint);
    texts.put("steps", Long.toString(learner.steps()));
    texts.put("loss_scale", Double.toString(learner.lossScale().scale()));
    texts.put("good_steps", Integer.toString(learner.lossScale().good()));
    texts.put("epoch", Integer.toString(standing.epoch()));
    texts.put("best", Double.toString(standing.best()));
    texts.put("worse", Integer.toString(standing.worse()));
    texts.put("rate_share", Double.toString(standing.rateShare()));
    texts.put("still", Integer.toString(standing.still()));
    texts.put("pieces", Integer.toString(standing.pieces()));
    texts.put("batch", Integer.toString(standing.found().batch()));
    texts.put("peak_rate", Double.toString(standing.found().peakRate()));
    Safetensors.of(arrays, texts).write(file);
  }

  /**
   * Reads it.
   *
   * @param changes since the run began, in words *
   *     <p><b>Throws</b> {@link BadSetupException} when network, optimiser or data are others;
   *     {@link BadDataException} when the file is broken.
   */
  static Checkpoint read(Path file, String fingerprint, Supplier<String> changes) {
    Safetensors stored = Safetensors.read(file);
    Where where = Where.file(file.toString());
    if (!stored.text("fingerprint").equals(fingerprint)) {
      throw new BadSetupException(
          where.says(
              "Cannot go on: configuration and windows must be those that the run began with, but %s. Take that back (config.conf beside the checkpoint has it), or begin a new run in another --out"
                  .formatted(changes.get())));
    }
    Map<String, float[]> memory = new LinkedHashMap<>();
    stored.arrays().keySet().stream()
        .filter(name -> name.startsWith(MEMORY))
        .forEach(name -> memory.put(name.substring(MEMORY.length()), stored.floats(name)));
    try {
      return new Checkpoint(
          new LearnerState(
              stored.floats("parameters"),
              stored.floats("buffers"),
              memory,
              Long.parseLong(stored.text("steps")),
              new LossScale.State(
                  Double.parseDouble(stored.text("loss_scale")),
                  Integer.parseInt(stored.text("good_steps")))),
          new Standing(
              Integer.parseInt(stored.text("epoch")),
              Double.parseDouble(stored.text("best")),
              Integer.parseInt(stored.text("worse")),
              Double.parseDouble(stored.text("rate_share")),
              Integer.parseInt(stored.text("still")),
              Integer.parseInt(stored.text("pieces")),
              new Standing.Found(
                  Integer.parseInt(stored.text("batch")),
                  Double.parseDouble(stored.text("peak_rate")))));
    } catch (NumberFormatException e) {
      throw where.bad(
          "Cannot go on: the checkpoint's numbers must be whole, but one is not: %s. Begin a new run"
              .formatted(e.getMessage()),
          e);
    }
  }
}
