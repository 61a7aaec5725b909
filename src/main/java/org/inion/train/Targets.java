package org.inion.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inion.batch.WindowIndex;
import org.inion.error.BadSetupException;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Network;
import org.inion.task.Target;
import org.inion.task.TargetScale;
import org.inion.task.Task;
import org.inion.window.Split;

/**
 * What a network is trained on, and how its outputs become predictions.
 *
 * @param heads in the order of the labels
 * @param scales of each, fitted on the training subjects alone
 * @param means of each over the training subjects, in its own unit
 */
record Targets(Heads heads, List<TargetScale> scales, List<Double> means) {
  Targets {
    scales = List.copyOf(scales);
    means = List.copyOf(means);
  }

  /**
   * Fits the scales.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a label is the same for all of them.
   *
   * @param training windows of the training subjects, and of no others
   */
  static Targets fit(Task task, Objectives objectives, Network network, WindowIndex training) {
    Heads heads = objectives.heads(task);
    boolean bySubject = task.target().of() == Target.Of.SUBJECT;
    List<TargetScale> scales = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < heads.all().size(); i++) {
      Head head = heads.all().get(i);
      double[] labels = labels(training, i, i > 0 || bySubject);
      requireTwo(objectives.columns(task).get(i), labels);
      boolean scaled =
          head.loss().kind() == Head.Kind.NUMBER
              && network.outputUnit() == Network.OutputUnit.SCALED
              && (i > 0 || task.target().transform() == Target.Transform.Z_SCORE);
      scales.add(scaled ? fit(labels) : TargetScale.NONE);
      means.add(Arrays.stream(labels).average().orElseThrow());
    }
    return new Targets(heads, scales, means);
  }

  private static TargetScale fit(double[] labels) {
    return TargetScale.fit(
        Arrays.stream(labels)
            .mapToObj(label -> new TargetScale.Example(Split.TRAIN, label))
            .toList());
  }

  /** Of each window, or the mean of each subject's. */
  private static double[] labels(WindowIndex training, int target, boolean bySubject) {
    Map<Integer, double[]> sums = new HashMap<>();
    List<Double> all = new ArrayList<>();
    for (WindowIndex.Part part : training.files()) {
      for (WindowIndex.Row row : part.rows()) {
        if (row.subject() >= 0 && !Float.isNaN(row.labels()[target])) {
          float label = row.labels()[target];
          all.add((double) label);
          double[] sum = sums.computeIfAbsent(row.subject(), subject -> new double[2]);
          sum[0] += label;
          sum[1]++;
        }
      }
    }
    return bySubject
        ? sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray()
        : all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void requireTwo(org.inion.batch.Target column, double[] labels) {
    if (Arrays.stream(labels).distinct().limit(2).count() < 2) {
      throw new BadSetupException(
          "[%s] Cannot train: the label must have at least two values among the training subjects, but %s. Choose another target, or another split with jobs/split"
              .formatted(
                  column.column(),
                  labels.length == 0
                      ? "had none"
                      : "was " + words(column, labels[0]) + " for all of them"));
    }
  }

  private static String words(org.inion.batch.Target column, double label) {
    return column.classes().isEmpty()
        ? Double.toString(label)
        : column.classes().get((int) Math.round(label));
  }

  /** Of the task's own target: a number in its unit, or the probability of the second class. */
  double prediction(float[] outputs) {
    float[] own = heads.prediction(outputs, 0);
    return own.length == 1 ? scales.get(0).toTarget(own[0]) : own[1];
  }
}
