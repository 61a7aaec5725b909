package org.inion.simulate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.inion.config.Settings;
import org.inion.simulate.wave.Seed;

/** Reads {@code conf/simulate.conf} and what is laid over it. */
final class SimulationReader {
  private static final int FEWEST_HERTZ = 80;
  private static final int MOST_SUBJECTS = 999_999;

  private final Settings settings;

  SimulationReader(Settings settings) {
    this.settings = settings;
  }

  Simulation read() {
    Simulation.Effects effects =
        settings.choice("effects", List.of("on", "off")).equals("on")
            ? Simulation.Effects.ON
            : Simulation.Effects.OFF;
    int number = settings.count("seed");
    Simulation simulation =
        new Simulation(
            number,
            new Seed(number).child("inion"),
            count("subjects", 1, MOST_SUBJECTS),
            count("releases", 1, 99),
            rate(),
            RawFormat.of(settings.choice("format", RawFormat.keys())),
            effects,
            timeline(),
            population(),
            traits(effects),
            rhythms(),
            new Simulation.Potentials(
                positive("potentials.response-jitter", settings::seconds),
                positive("potentials.trial-spread", settings::share)),
            electrodes(),
            artifacts(),
            settings.render());
    if (simulation.releases() > simulation.subjects()) {
      settings.problem(
          "releases", "must be at most as many as subjects", settings.text("releases"));
    }
    settings.check();
    return simulation;
  }

  private Simulation.Timeline timeline() {
    List<String> tasks = settings.list("tasks");
    List<String> texts = settings.list("text");
    for (String task : tasks) {
      if (texts.isEmpty() && !Script.TASKS.contains(task)) {
        settings.problem("tasks", "must be of " + String.join(", ", Script.TASKS), task);
      }
    }
    if (tasks.isEmpty()) {
      settings.problem("tasks", "must name a task", "[]");
    }
    return new Simulation.Timeline(
        texts,
        tasks,
        count("resting.cycles", 1, 1000),
        positive("resting.open", settings::seconds),
        positive("resting.closed", settings::seconds),
        count("contrast-change.runs", 1, 3),
        count("contrast-change.trials", 1, 1000),
        positive("contrast-change.response-time-spread", settings::seconds),
        share("contrast-change.correct"),
        share("contrast-change.missed"),
        positive("movie.duration", settings::seconds));
  }

  private Simulation.Population population() {
    List<Double> quantiles = new ArrayList<>();
    for (String text : settings.list("participants.age-quantiles")) {
      try {
        quantiles.add(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        settings.problem("participants.age-quantiles", "must be numbers of years", text);
      }
    }
    boolean rises = quantiles.size() > 1 && quantiles.get(0) > 0;
    for (int i = 1; i < quantiles.size(); i++) {
      rises &= quantiles.get(i) >= quantiles.get(i - 1);
    }
    if (!rises) {
      settings.problem(
          "participants.age-quantiles",
          "must be at least two rising numbers of years",
          quantiles.toString());
    }
    return new Simulation.Population(
        quantiles,
        share("participants.female"),
        rule("participants.externalizing", Trait.Unit.NUMBER));
  }

  private Map<Trait, TraitRule> traits(Simulation.Effects effects) {
    Map<Trait, TraitRule> rules = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      TraitRule rule = rule("traits." + trait.key(), trait.unit());
      rules.put(trait, effects == Simulation.Effects.ON ? rule : rule.withoutEffects());
    }
    return rules;
  }

  private TraitRule rule(String key, Trait.Unit unit) {
    boolean product = unit.scale() == Trait.Scale.PRODUCT;
    ToDoubleFunction<String> value = value(unit);
    ToDoubleFunction<String> effect = product ? this::factor : value;
    String base = key + ".at-10-years";
    return new TraitRule(
        unit.scale(),
        product ? StrictMath.log(positive(base, value)) : value.applyAsDouble(base),
        effect.applyAsDouble(key + ".per-doubling-of-age"),
        effect.applyAsDouble(key + ".female-minus-male"),
        settings.has(key + ".per-externalizing")
            ? effect.applyAsDouble(key + ".per-externalizing")
            : 0,
        notNegative(key + ".spread", effect));
  }

  private ToDoubleFunction<String> value(Trait.Unit unit) {
    return switch (unit) {
      case HERTZ -> settings::hertz;
      case SECONDS -> settings::seconds;
      case MICROVOLTS -> settings::microvolts;
      case NUMBER, PER_MINUTE, COUNT -> settings::number;
    };
  }

  /** The logarithm of a factor that is written as its difference from 1, in per cent. */
  private double factor(String key) {
    double share = settings.share(key);
    if (share <= -1) {
      settings.problem(key, "must be > -100 %", settings.text(key));
      return 0;
    }
    return StrictMath.log(1 + share);
  }

  private Simulation.Rhythms rhythms() {
    return new Simulation.Rhythms(
        positive("rhythms.alpha.width", settings::hertz),
        share("rhythms.alpha.eyes-open"),
        positive("rhythms.theta.frequency", settings::hertz),
        positive("rhythms.theta.width", settings::hertz),
        positive("rhythms.beta.frequency", settings::hertz),
        positive("rhythms.beta.width", settings::hertz));
  }

  private Simulation.Electrodes electrodes() {
    return new Simulation.Electrodes(
        notNegative("electrodes.noise", settings::microvolts),
        notNegative("electrodes.drift", settings::microvolts),
        notNegative("electrodes.line-noise", settings::microvolts),
        positive("electrodes.line-frequency", settings::hertz));
  }

  private Simulation.ArtifactSizes artifacts() {
    return new Simulation.ArtifactSizes(
        positive("artifacts.blink.amplitude", settings::microvolts),
        share("artifacts.blink.eyes-closed"),
        positive("artifacts.saccade.amplitude", settings::microvolts),
        positive("artifacts.muscle.amplitude", settings::microvolts),
        positive("artifacts.drift.amplitude", settings::microvolts),
        positive("artifacts.pop.amplitude", settings::microvolts),
        positive("artifacts.bad-channel.noise", settings::microvolts));
  }

  private int rate() {
    double hertz = settings.hertz("rate");
    if (hertz != Math.rint(hertz) || hertz < FEWEST_HERTZ || hertz > 10_000) {
      settings.problem(
          "rate",
          "must be a whole number from " + FEWEST_HERTZ + " to 10000 Hz",
          settings.text("rate"));
      return 500;
    }
    return (int) hertz;
  }

  private int count(String key, int least, int most) {
    int count = settings.count(key);
    if (count < least || count > most) {
      settings.problem(key, "must be from " + least + " to " + most, settings.text(key));
      return least;
    }
    return count;
  }

  private double share(String key) {
    double share = settings.share(key);
    if (share < 0 || share > 1) {
      settings.problem(key, "must be from 0 % to 100 %", settings.text(key));
      return 0;
    }
    return share;
  }

  private double positive(String key, ToDoubleFunction<String> reader) {
    double value = reader.applyAsDouble(key);
    if (!(value > 0)) {
      settings.problem(key, "must be > 0", settings.text(key));
      return 1;
    }
    return value;
  }

  private double notNegative(String key, ToDoubleFunction<String> reader) {
    double value = reader.applyAsDouble(key);
    if (!(value >= 0)) {
      settings.problem(key, "must be >= 0", settings.text(key));
      return 0;
    }
    return value;
  }
}
