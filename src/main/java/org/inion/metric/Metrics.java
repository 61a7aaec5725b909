package org.inion.metric;

import java.util.List;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;

/** Every metric by its name. */
public final class Metrics {
  private static final List<Metric> ALL =
      List.of(
          new NormalizedRmse(),
          new Rmse(),
          new MeanAbsoluteError(),
          new PearsonR(),
          new SpearmanR(),
          new RSquared(),
          new BalancedAccuracy(),
          new Accuracy(),
          new Auroc(),
          new F1(),
          new MacroF1(),
          new Brier(),
          new CalibrationError());

  private Metrics() {}

  /** All there are. */
  public static List<Metric> all() {
    return ALL;
  }

  /** Those for one kind of target, the usual first one first. */
  public static List<Metric> of(Metric.Target target) {
    return ALL.stream().filter(metric -> metric.target() == target).toList();
  }

  /** Those that are shown where none is asked for, the usual first one first. */
  public static List<Metric> usual(Metric.Target target) {
    return of(target).stream().filter(metric -> !(metric instanceof MacroF1)).toList();
  }

  /**
   * The metric of this name.
   *
   * @throws BadSetupException when there is none
   */
  public static Metric named(String name) {
    return ALL.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadSetupException(
                    "No metric \""
                        + name
                        + "\"; options: "
                        + ALL.stream().map(Metric::name).collect(Collectors.joining(", "))
                        + "."));
  }
}
