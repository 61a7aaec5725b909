package org.inion.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.model.Ensemble;
import org.inion.model.Ensemble.Combination;
import org.inion.model.View;

/**
 * How networks become one model: the keys of {@code conf/export.conf}.
 *
 * @param combination of what networks predict
 * @param weights of each; empty for equal ones
 * @param views that each sees
 * @param shrink what predictions are moved to the mean by
 */
public record ExportSettings(
    Combination combination, List<Double> weights, List<String> views, Shrink shrink) {
  /** Every key and its default. */
  public static final String REFERENCE = "conf/export.conf";

  /** What the factor towards the mean is fitted on. */
  public enum Shrink {
    NONE,
    WINDOW,
    SUBJECT;

    /** As configured. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ExportSettings {
    weights = List.copyOf(weights);
    views = List.copyOf(views);
  }

  /** A configuration of these keys alone. */
  public static Layers layers() {
    return Layers.reference(REFERENCE);
  }

  /** Reads the keys; what is wrong is noted in the settings, whose {@code check} throws. */
  public static ExportSettings from(Settings settings) {
    String combine = settings.choice("export.combine", List.of("mean", "median"));
    String shrink = settings.choice("export.shrink", List.of("none", "window", "subject"));
    List<String> views = settings.list("export.views");
    views.stream()
        .filter(view -> !View.NAMES.contains(view))
        .forEach(
            view ->
                settings.problem(
                    "export.views", "must be of " + String.join(", ", View.NAMES), view));
    return new ExportSettings(
        combine.equals("median") ? Combination.MEDIAN : Combination.MEAN,
        weights(settings),
        views,
        Shrink.valueOf(shrink.toUpperCase(Locale.ROOT)));
  }

  private static List<Double> weights(Settings settings) {
    List<Double> weights = new ArrayList<>();
    for (String text : settings.listOrNone("export.weights")) {
      try {
        weights.add(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        settings.problem("export.weights", "must be numbers", text);
      }
    }
    return weights;
  }

  /** The same as the graph takes it. */
  Ensemble ensemble(List<String> channels) {
    return new Ensemble(
        combination,
        weights,
        views.stream().map(view -> View.named(view, channels)).toList(),
        1,
        0);
  }
}
