package org.inion.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.inion.batch.Balance;
import org.inion.config.Settings;
import org.inion.model.Loss;
import org.inion.model.graph.Precision;
import org.inion.train.OptimizerSettings.Scaling;
import org.inion.train.TrainSettings.Data;
import org.inion.train.TrainSettings.Rate;
import org.inion.train.TrainSettings.Validating;

/** Reads the {@code train} part of the configuration. */
public final class TrainKeys {
  /** On the class path. */
  public static final String REFERENCE = "conf/train.conf";

  private static final double NO_CLIP = Double.POSITIVE_INFINITY;

  private final Settings settings;

  private TrainKeys(Settings settings) {
    this.settings = settings;
  }

  /** How to train; problems are noted in the settings. */
  public static TrainSettings read(Settings settings) {
    return new TrainKeys(settings).all();
  }

  private TrainSettings all() {
    Precision precision = Precision.of(settings.choice("train.precision", Precision.keys()));
    GroupRates groups =
        new GroupRates(
            positive("train.rate.layer-decay"),
            count("train.freeze.groups", 0),
            count("train.freeze.thaw-every", 0));
    return new TrainSettings(
        count("train.epochs", 1),
        batch(),
        count("train.accumulate", 1),
        settings.count("train.seed"),
        precision,
        settings.choice("train.checkpointing", List.of("off", "on")).equals("on")
            ? Backward.Memory.SEGMENTS
            : Backward.Memory.WHOLE,
        optimizer(groups, precision),
        rate(groups),
        objectives(),
        data(),
        new Validating(
            settings.share("train.validate.share"),
            count("train.validate.patience", 0),
            count("train.validate.keep-every", 0)),
        startFrom());
  }

  private OptionalInt batch() {
    return settings.text("train.batch").equals("auto")
        ? OptionalInt.empty()
        : OptionalInt.of(count("train.batch", 1));
  }

  private Optional<Path> startFrom() {
    String path = settings.text("train.start-from");
    return path.equals("off") ? Optional.empty() : Optional.of(Path.of(path));
  }

  private OptimizerSettings optimizer(GroupRates groups, Precision precision) {
    String o = "train.optimizer.";
    boolean adam = settings.choice(o + "rule", List.of("adamw", "sgd")).equals("adamw");
    settings.onlyWith(o + "momentum", o + "rule", List.of("sgd"));
    for (String key : List.of("beta1", "beta2", "epsilon")) {
      settings.onlyWith(o + key, o + "rule", List.of("adamw"));
    }
    Rule rule =
        settings.build(
            () ->
                adam
                    ? new Rule.AdamW(
                        settings.number(o + "weight-decay"),
                        settings.number(o + "beta1"),
                        settings.number(o + "beta2"),
                        settings.number(o + "epsilon"))
                    : new Rule.Sgd(
                        settings.number(o + "weight-decay"), settings.number(o + "momentum")),
            Rule.AdamW.DEFAULT);
    String clip = settings.text(o + "clip-norm");
    double clipNorm = clip.equals("off") ? NO_CLIP : settings.number(o + "clip-norm");
    Scaling scaling = precision == Precision.FLOAT16 ? Scaling.DYNAMIC : Scaling.NONE;
    return settings.build(
        () ->
            new OptimizerSettings(
                rule, clipNorm, settings.number(o + "ema"), groups.freezing(), scaling),
        OptimizerSettings.DEFAULT);
  }

  private Rate rate(GroupRates groups) {
    String r = "train.rate.";
    String shape =
        settings.choice(r + "schedule", List.of("cosine", "one-cycle", "plateau", "constant"));
    settings.onlyWith(r + "factor", r + "schedule", List.of("plateau"));
    settings.onlyWith(r + "patience", r + "schedule", List.of("plateau"));
    double floor = settings.share(r + "floor");
    Schedule schedule =
        new Schedule(
            Schedule.Shape.valueOf(shape.replace('-', '_').toUpperCase(Locale.ROOT)),
            settings.share(r + "warm-up"),
            floor);
    Plateau plateau =
        shape.equals("plateau")
            ? new Plateau(positive(r + "factor"), count(r + "patience", 1), floor)
            : Plateau.NONE;
    OptionalDouble peak =
        settings.text(r + "peak").equals("auto")
            ? OptionalDouble.empty()
            : OptionalDouble.of(positive(r + "peak"));
    return new Rate(peak, schedule, plateau, groups);
  }

  private Objectives objectives() {
    List<String> losses = new ArrayList<>(List.of("auto"));
    losses.addAll(Loss.NAMES);
    String loss = settings.choice("train.loss", losses);
    Map<String, Double> also = new HashMap<>();
    for (String column : settings.names("train.also")) {
      also.put(column, positive("train.also." + column));
    }
    Map<String, List<String>> classes = new HashMap<>();
    for (String column : settings.names("train.also-classes")) {
      classes.put(column, settings.list("train.also-classes." + column));
      if (!also.containsKey(column)) {
        settings.problem(
            "Cannot use \"train.also-classes.%s\": train.also must give its weight, but does not."
                .formatted(column));
      }
    }
    return new Objectives(
        loss.equals("auto") ? Optional.empty() : Optional.of(loss),
        positive("train.huber-delta"),
        also,
        classes);
  }

  private Data data() {
    String d = "train.data.";
    return new Data(
        settings.choice(d + "windows", List.of("clean", "all")).equals("clean")
            ? TrainSettings.Windows.CLEAN
            : TrainSettings.Windows.ALL,
        count(d + "buffer", 1),
        Balance.valueOf(word(d + "balance", "none", "subject", "label")),
        count(d + "prefetch", 1),
        TrainSettings.Source.valueOf(word(d + "source", "auto", "arrow", "spark")));
  }

  private String word(String key, String... options) {
    return settings.choice(key, List.of(options)).toUpperCase(Locale.ROOT);
  }

  private int count(String key, int least) {
    int value = settings.count(key);
    if (settings.isSound(key) && value < least) {
      settings.problem(key, "must be >= " + least, Integer.toString(value));
      return least;
    }
    return value;
  }

  private double positive(String key) {
    double value = settings.number(key);
    if (settings.isSound(key) && !(value > 0)) {
      settings.problem(key, "must be > 0", settings.text(key));
      return 1;
    }
    return value;
  }
}
