package org.inion.train.record;

import java.util.Optional;
import org.inion.metric.Metric;
import org.inion.metric.Metrics;

/**
 * The name of a score, such as {@code subject.pearson_r}, or {@code subject.age.pearson_r} where
 * there are several targets: the level first, the metric last.
 */
record ScoreName(String name) {

  /** {@code window} or {@code subject}. */
  String level() {
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }

  /** Without the level. */
  String withoutLevel() {
    return name.substring(name.indexOf('.') + 1);
  }

  /** What it is called beside others of its level: with an arrow to where it is better. */
  String words() {
    return withoutLevel()
        + metric().map(metric -> metric.better() == Metric.Better.LOWER ? " ↓" : " ↑").orElse("");
  }

  /** The metric behind it, where its last part is the name of one. */
  Optional<Metric> metric() {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return Metrics.all().stream().filter(metric -> metric.name().equals(last)).findFirst();
  }
}
