package org.inion.window;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Numbers the strata of persons: which group each is in. */
final class StratumNumbers {
  private StratumNumbers() {}

  /** The stratum of each person. Persons without the label are in the last one. */
  static Map<SubjectKey, Integer> of(List<Person> persons, Strata strata) {
    Map<SubjectKey, String> labels = new HashMap<>();
    for (Person person : persons) {
      person.column(strata.column()).ifPresent(label -> labels.put(person.key(), label));
    }
    Map<String, Integer> numbers = numbers(labels.values().stream().toList(), strata.bins());
    Map<SubjectKey, Integer> result = new HashMap<>();
    for (Person person : persons) {
      String label = labels.get(person.key());
      result.put(person.key(), label == null ? Integer.MAX_VALUE : numbers.get(label));
    }
    return result;
  }

  private static Map<String, Integer> numbers(List<String> labels, int bins) {
    double[] values =
        labels.stream()
            .map(Numbers::parse)
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    boolean numeric = values.length == labels.size();
    Map<String, Integer> numbers = new HashMap<>();
    if (numeric) {
      double[] starts = binStarts(values, bins);
      for (String label : labels) {
        numbers.put(label, bin(Numbers.parse(label).orElseThrow(), starts));
      }
    } else {
      for (String label : new TreeSet<>(labels)) {
        numbers.put(label, numbers.size());
      }
    }
    return numbers;
  }

  /** Where each bin after the first begins. Equal values are never in two bins. */
  private static double[] binStarts(double[] sorted, int bins) {
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    if (distinct.length <= bins) {
      return Arrays.copyOfRange(distinct, Math.min(1, distinct.length), distinct.length);
    }
    double[] starts = new double[bins - 1];
    for (int bin = 1; bin < bins; bin++) {
      starts[bin - 1] = sorted[(int) ((long) bin * sorted.length / bins)];
    }
    return starts;
  }

  private static int bin(double value, double[] starts) {
    return (int) Arrays.stream(starts).filter(start -> start <= value).count();
  }
}
