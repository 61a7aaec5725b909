package org.inion.simulate;

import java.util.EnumMap;
import java.util.Map;
import org.inion.simulate.wave.Seed;

/** The traits of one person: the truth behind the labels. */
record Traits(Map<Trait, Double> values) {

  /** Of a person, whose own part depends on the seed and the id alone. */
  static Traits of(Simulation simulation, Person person) {
    Seed seed = simulation.seed().child("traits").child(person.id());
    Map<Trait, Double> values = new EnumMap<>(Trait.class);
    simulation
        .traits()
        .forEach(
            (trait, rule) -> values.put(trait, rule.of(person, seed.child(trait.key()).noise())));
    return new Traits(values);
  }

  double get(Trait trait) {
    return values.get(trait);
  }

  /** The trait within the limits that a signal can have. */
  double get(Trait trait, double least, double most) {
    return Math.max(least, Math.min(most, get(trait)));
  }
}
