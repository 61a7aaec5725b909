package org.inion.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inion.simulate.wave.Noise;

/**
 * Makes people up: who they are, never what their signals are like. Identifiers are SIM and six
 * digits, which no dataset of HBN has.
 */
final class PeopleMaker {
  private static final List<String> FACTORS = List.of("p_factor", "attention", "internalizing");

  private final Simulation simulation;

  PeopleMaker(Simulation simulation) {
    this.simulation = simulation;
  }

  /** The people of a release, from 1, in the order of their numbers. */
  List<Person> release(int release) {
    List<Person> people = new ArrayList<>();
    for (int number = release; number <= simulation.subjects(); number += simulation.releases()) {
      people.add(person(number, release));
    }
    return people;
  }

  private Person person(int number, int release) {
    Noise noise = simulation.seed().child("people").child(number).noise();
    Map<String, String> columns = new LinkedHashMap<>();
    Person.COLUMNS.forEach(column -> columns.put(column, "unavailable"));
    columns.put("release_number", "R" + release);
    columns.put("sex", noise.uniform() < simulation.population().female() ? "F" : "M");
    columns.put("age", decimal("%.4f", age(noise.uniform())));
    columns.put(
        "ehq_total", decimal("%.2f", Math.max(-100, Math.min(100, 60 + 45 * noise.gaussian()))));
    columns.put("commercial_use", "Yes");
    columns.put("full_pheno", "Yes");
    for (String factor : FACTORS) {
      columns.put(factor, decimal("%.3f", 0.85 * noise.gaussian()));
    }
    columns.put("externalizing", "n/a");
    Person known = new Person("", columns);
    columns.put(
        "externalizing", decimal("%.3f", simulation.population().externalizing().of(known, noise)));
    for (String task : simulation.timeline().tasks()) {
      for (int run = 1; run <= Script.runs(simulation, task); run++) {
        columns.put(task.equals(Script.CONTRAST) ? task + "_" + run : task, "available");
      }
    }
    return new Person(String.format(Locale.ROOT, "SIM%06d", number), columns);
  }

  private double age(double probability) {
    List<Double> quantiles = simulation.population().ageQuantiles();
    double place = probability * (quantiles.size() - 1);
    int below = (int) place;
    double from = quantiles.get(below);
    return from + (place - below) * (quantiles.get(below + 1) - from);
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
