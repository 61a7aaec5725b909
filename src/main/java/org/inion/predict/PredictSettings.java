package org.inion.predict;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.metric.Aggregate;

/**
 * Which windows are predicted, and how: the keys of {@code conf/predict.conf}.
 *
 * @param batch windows that go through the network at once
 * @param recordings BIDS tasks; empty for those of the model, a list without names for all
 * @param clean whether flagged windows are left out
 * @param sides of the split; empty for all windows
 * @param subjects how a subject's windows become its prediction
 * @param shrink whether that is moved to the mean
 * @param device what computes in a task
 */
public record PredictSettings(
    int batch,
    Optional<List<String>> recordings,
    Windows clean,
    List<String> sides,
    Aggregate subjects,
    Shrink shrink,
    DeviceRule device) {
  /** Every key and its default. */
  public static final String REFERENCE = "conf/predict.conf";

  /** Which windows. */
  public enum Windows {
    ALL,
    CLEAN
  }

  /** Whether predictions of subjects are moved to the mean. */
  public enum Shrink {
    OFF,
    ON
  }

  /** What computes in a task. */
  public enum DeviceRule implements Serializable {
    /** The card that Spark gives the task, else the CPU. */
    AUTO,
    CPU
  }

  public PredictSettings {
    sides = List.copyOf(sides);
  }

  /** A configuration of these keys, and of further references. */
  public static Layers layers(String... further) {
    return Layers.reference(REFERENCE, further);
  }

  /** Reads the keys; what is wrong is noted in the settings, whose {@code check} throws. */
  public static PredictSettings from(Settings settings) {
    List<String> recordings = settings.list("predict.recordings");
    return new PredictSettings(
        settings.count("predict.batch"),
        recordings.equals(List.of("auto")) ? Optional.empty() : Optional.of(recordings),
        choice(settings, "predict.windows", Windows.values()),
        sides(settings),
        choice(settings, "predict.subject.of", Aggregate.values()),
        choice(settings, "predict.subject.shrink", Shrink.values()),
        choice(settings, "predict.device", DeviceRule.values()));
  }

  private static List<String> sides(Settings settings) {
    List<String> sides = settings.list("predict.sides");
    List<String> known = List.of("train", "validation", "test");
    sides.stream()
        .filter(side -> !known.contains(side))
        .forEach(
            side ->
                settings.problem("predict.sides", "must be of " + String.join(", ", known), side));
    return sides;
  }

  private static <E extends Enum<E>> E choice(Settings settings, String key, E[] values) {
    List<String> words =
        java.util.Arrays.stream(values).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    return values[Math.max(0, words.indexOf(settings.choice(key, words)))];
  }
}
