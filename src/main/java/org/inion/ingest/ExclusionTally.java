package org.inion.ingest;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.inion.task.Exclusions;

/** Counts what rules left out: recordings, and the subjects that they are of. */
final class ExclusionTally {
  private final Map<String, Integer> recordings = new TreeMap<>();
  private final Map<String, Set<String>> subjects = new TreeMap<>();

  void add(Exclusions.Rule rule, String dataset, String subject) {
    recordings.merge(rule.key(), 1, Integer::sum);
    subjects.computeIfAbsent(rule.key(), key -> new HashSet<>()).add(dataset + "/" + subject);
  }

  /** What was counted, by rule. */
  Map<String, RunSummary.Excluded> counts() {
    Map<String, RunSummary.Excluded> counts = new TreeMap<>();
    recordings.forEach(
        (rule, count) ->
            counts.put(rule, new RunSummary.Excluded(count, subjects.get(rule).size())));
    return counts;
  }
}
