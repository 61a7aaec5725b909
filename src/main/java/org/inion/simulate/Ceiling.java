package org.inion.simulate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.inion.simulate.SimulationSummary.Score;

/**
 * What a model could score that knew the truth: a label is regressed on the traits that it has an
 * effect on, by least squares, over ten folds of subjects. No model that sees the signals alone can
 * be expected to do better. With few subjects the fit itself is poor, and the ceiling lies higher
 * than what is told here.
 */
final class Ceiling {
  private static final int FOLDS = 10;

  private final Simulation simulation;
  private final List<Person> people = new ArrayList<>();
  private final List<Traits> traits = new ArrayList<>();
  private final Map<String, Integer> folds = new LinkedHashMap<>();
  private final List<double[]> trialPredictors = new ArrayList<>();
  private final List<Double> responseTimes = new ArrayList<>();
  private final List<Integer> trialFolds = new ArrayList<>();

  Ceiling(Simulation simulation) {
    this.simulation = simulation;
  }

  void add(Person person, Traits values) {
    folds.put(person.id(), people.size() % FOLDS);
    people.add(person);
    traits.add(values);
  }

  /** Adds a trial of a person who was added before. */
  void add(Person person, TrialPotential potential) {
    Trial trial = potential.trial();
    if (trial.responseSeconds().isPresent() && potential.peakSeconds().isPresent()) {
      trialPredictors.add(
          new double[] {
            potential.peakSeconds().getAsDouble() - trial.targetSeconds(),
            potential.responseMicrovolts()
          });
      responseTimes.add(trial.responseSeconds().getAsDouble() - trial.targetSeconds());
      trialFolds.add(folds.get(person.id()));
    }
  }

  /** The scores, by label; a label without enough subjects is left out. */
  Map<String, Score> scores() {
    Map<String, Score> scores = new LinkedHashMap<>();
    label(scores, "age", TraitRule::perDoubling, p -> p.has("age"), p -> p.number("age"));
    label(
        scores,
        "sex",
        TraitRule::femaleMinusMale,
        p -> p.sexContrast() != 0,
        p -> p.sexContrast() > 0 ? 1 : 0);
    label(
        scores,
        "externalizing",
        TraitRule::perExternalizing,
        p -> p.has("externalizing"),
        p -> p.number("externalizing"));
    if (!responseTimes.isEmpty()) {
      score(
          scores,
          "response_time",
          trialPredictors,
          responseTimes,
          trialFolds,
          simulation.effects() == Simulation.Effects.ON
              ? List.of("response_peak", "response_uv")
              : List.of());
    }
    return scores;
  }

  private void label(
      Map<String, Score> scores,
      String name,
      ToDoubleFunction<TraitRule> effect,
      java.util.function.Predicate<Person> known,
      ToDoubleFunction<Person> value) {
    Set<Trait> telling = EnumSet.noneOf(Trait.class);
    simulation
        .traits()
        .forEach(
            (trait, rule) -> {
              // How people respond is not in their signals.
              if (effect.applyAsDouble(rule) != 0 && trait != Trait.RESPONSE_TIME) {
                telling.add(trait);
              }
            });
    List<double[]> predictors = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<Integer> sides = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      if (known.test(people.get(i))) {
        Traits one = traits.get(i);
        predictors.add(telling.stream().mapToDouble(trait -> scaled(trait, one)).toArray());
        values.add(value.applyAsDouble(people.get(i)));
        sides.add(folds.get(people.get(i).id()));
      }
    }
    score(scores, name, predictors, values, sides, telling.stream().map(Trait::key).toList());
  }

  /** A trait on the scale on which effects are sums. */
  private static double scaled(Trait trait, Traits values) {
    return trait.scale() == Trait.Scale.SUM ? values.get(trait) : StrictMath.log(values.get(trait));
  }

  private static void score(
      Map<String, Score> scores,
      String name,
      List<double[]> predictors,
      List<Double> values,
      List<Integer> sides,
      List<String> telling) {
    if (telling.isEmpty()) {
      scores.put(name, new Score(values.size(), telling, null, null));
      return;
    }
    LeastSquares.predict(predictors, values, sides, FOLDS)
        .ifPresent(
            predicted ->
                scores.put(
                    name,
                    new Score(
                        values.size(),
                        telling,
                        LeastSquares.correlation(values, predicted),
                        name.equals("sex") ? LeastSquares.auroc(values, predicted) : null)));
  }
}
