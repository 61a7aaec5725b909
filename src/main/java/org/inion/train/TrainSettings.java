package org.inion.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.inion.batch.Balance;
import org.inion.model.graph.Precision;

/**
 * How a network is trained: the keys of {@code conf/train.conf}.
 *
 * @param epochs times that all windows are seen
 * @param batch windows of a step; empty where the memory decides
 * @param accumulate parts of a step
 * @param seed of all that is drawn
 * @param precision of products
 * @param memory what is kept between forward and backward
 * @param optimizer how parameters move
 * @param rate how fast
 * @param objective what is learnt
 * @param data which windows come, and how
 * @param validation when to stop and what to keep
 * @param startFrom a checkpoint to begin with
 */
public record TrainSettings(
    int epochs,
    OptionalInt batch,
    int accumulate,
    long seed,
    Precision precision,
    Backward.Memory memory,
    OptimizerSettings optimizer,
    Rate rate,
    Objectives objective,
    Data data,
    Validating validation,
    Optional<Path> startFrom) {

  /**
   * How fast parameters move.
   *
   * @param peak highest learning rate; empty where it is searched for
   * @param schedule over the run
   * @param plateau for that schedule
   * @param groups of layers
   */
  public record Rate(OptionalDouble peak, Schedule schedule, Plateau plateau, GroupRates groups) {}

  /**
   * Which windows come, and how.
   *
   * @param clean whether flagged windows are left out
   * @param buffer windows that are held to be mixed
   * @param balance who is seen how often
   * @param prefetch batches that are read ahead
   * @param source what reads the folder
   */
  public record Data(Windows clean, int buffer, Balance balance, int prefetch, Source source) {}

  /** Which windows. */
  public enum Windows {
    CLEAN,
    ALL
  }

  /** What reads a windows folder. */
  public enum Source {
    AUTO,
    ARROW,
    SPARK
  }

  /**
   * When to stop and what to keep.
   *
   * @param share of the training subjects, where nobody is on the validation side
   * @param patience epochs without a better score; 0 for never
   * @param keepEvery n-th epoch whose checkpoint stays; 0 for none
   */
  public record Validating(double share, int patience, int keepEvery) {}

  /** The same with another seed. */
  public TrainSettings withSeed(long other) {
    return new TrainSettings(
        epochs,
        batch,
        accumulate,
        other,
        precision,
        memory,
        optimizer,
        rate,
        objective,
        data,
        validation,
        startFrom);
  }

  /** The same without an early end. */
  TrainSettings toTheLastEpoch() {
    return new TrainSettings(
        epochs,
        batch,
        accumulate,
        seed,
        precision,
        memory,
        optimizer,
        rate,
        objective,
        data,
        new Validating(validation.share(), 0, validation.keepEvery()),
        startFrom);
  }
}
