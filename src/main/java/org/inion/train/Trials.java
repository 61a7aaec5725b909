package org.inion.train;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.BatchSize;
import org.inion.accelerator.LocalMachine;
import org.inion.accelerator.MemoryBudget;
import org.inion.accelerator.MemoryGauge;
import org.inion.accelerator.Rounding;
import org.inion.batch.Batch;
import org.inion.batch.BatchOrder;
import org.inion.batch.BatchStream;
import org.inion.batch.Crop;
import org.inion.batch.WindowSource;
import org.inion.train.Trainer.Learning;
import org.inion.train.record.RateSearch;

/** Steps of a throwaway learner, which tell how large a batch and how high a rate can be. */
final class Trials {
  /** Beyond it a step learns little more. */
  private static final int LARGEST_BATCH = 512;

  private static final int RATE_STEPS = 100;
  private static final double LOWEST_RATE = 1e-6;
  private static final double HIGHEST_RATE = 1;
  private static final double SMOOTHING = 0.9;
  private static final double DIVERGED = 4;

  private final TrainPlan plan;
  private final Learning learning;
  private final Accelerator device;
  private final TrainListener listener;

  Trials(TrainPlan plan, Learning learning, Accelerator device, TrainListener listener) {
    this.plan = plan;
    this.learning = learning;
    this.device = device;
    this.listener = listener;
  }

  /** The largest batch whose step stays within the memory's budget. */
  int batchSize() {
    MemoryBudget budget = plan.accelerator().memory().on(device);
    MemoryGauge gauge = MemoryGauge.of(device, new LocalMachine());
    int most = (int) Math.min(LARGEST_BATCH, learning.source().training().index().windows());
    BatchSize.Trial trial =
        size -> {
          try (Learner learner = learner();
              BatchStream batches = batches(size)) {
            Batch batch = batches.next().orElseThrow();
            learner.step(batch, rates(learner, LOWEST_RATE), 1);
            learner.results();
            long used = gauge.usedBytes().orElse(0);
            batch.close();
            return used;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    BatchSize found = BatchSize.largest(trial, budget, Rounding.of(device.kind()), most);
    listener.note("Batch by trial: " + found.words() + ".");
    return found.size();
  }

  /** The loss while the rate grows from step to step, and a good rate. */
  RateSearch rates(int batchSize) throws IOException {
    List<Double> rates = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    double smooth = 0;
    double least = Double.POSITIVE_INFINITY;
    try (Learner learner = learner()) {
      BatchStream batches = batches(batchSize);
      try {
        for (int i = 0; i < RATE_STEPS; i++) {
          Optional<Batch> next = batches.next();
          if (next.isEmpty()) {
            batches.close();
            batches = batches(batchSize);
            next = batches.next();
          }
          double share = (double) i / (RATE_STEPS - 1);
          double rate = LOWEST_RATE * Math.pow(HIGHEST_RATE / LOWEST_RATE, share);
          double loss = loss(learner, next.orElseThrow(), rate);
          smooth = SMOOTHING * smooth + (1 - SMOOTHING) * loss;
          double unbiased = smooth / (1 - Math.pow(SMOOTHING, i + 1));
          rates.add(rate);
          losses.add(unbiased);
          least = Math.min(least, unbiased);
          if (!(unbiased < DIVERGED * least)) {
            break;
          }
        }
      } finally {
        batches.close();
      }
    }
    double[] tried = rates.stream().mapToDouble(Double::doubleValue).toArray();
    double[] seen = losses.stream().mapToDouble(Double::doubleValue).toArray();
    return new RateSearch(tried, seen, steepest(tried, seen));
  }

  private static double loss(Learner learner, Batch batch, double rate) {
    try (batch) {
      learner.step(batch, rates(learner, rate), 1);
      return learner.results().get(0).loss();
    }
  }

  /** Where the loss falls fastest along the logarithm of the rate, before its least. */
  static OptionalDouble steepest(double[] rates, double[] losses) {
    int least = 0;
    for (int i = 1; i < losses.length; i++) {
      least = losses[i] < losses[least] ? i : least;
    }
    int best = -1;
    double slope = 0;
    for (int i = 1; i < least; i++) {
      double here = losses[i + 1] - losses[i - 1];
      if (here < slope) {
        slope = here;
        best = i;
      }
    }
    return best < 0 ? OptionalDouble.empty() : OptionalDouble.of(rates[best]);
  }

  private Learner learner() throws IOException {
    LearnerSettings settings =
        new LearnerSettings(
            plan.train().optimizer(),
            plan.train().memory(),
            learning.targets().scales(),
            plan.train().seed());
    Device where = device.device();
    return new Learner(learning.script(), settings, where);
  }

  private BatchStream batches(int size) {
    WindowSource training = learning.source().training();
    Crop crop = new Crop(plan.cropSamples(training.contract()), Crop.Place.CENTRE);
    BatchOrder order = BatchOrder.shuffled(plan.train().data().buffer(), plan.train().seed());
    return training.epoch(0, size, crop, order);
  }

  private static double[] rates(Learner learner, double rate) {
    double[] rates = new double[learner.groups()];
    Arrays.fill(rates, rate);
    return rates;
  }
}
