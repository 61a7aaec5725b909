package org.inion.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inion.bids.Dataset;

/**
 * What datasets say of themselves.
 *
 * @param simulated names of those whose signals are simulated
 * @param licences by name, of those that state one
 */
record DatasetStatements(Set<String> simulated, Map<String, String> licences) {

  /** Of the datasets that a run is about; of others, as they said before. */
  static DatasetStatements of(Optional<RunSummary> before, List<Dataset> datasets) {
    Set<String> simulated = new TreeSet<>();
    Map<String, String> licences = new TreeMap<>();
    before.ifPresent(
        summary -> {
          simulated.addAll(summary.simulated());
          licences.putAll(summary.licences());
        });
    for (Dataset dataset : datasets) {
      simulated.remove(dataset.name());
      licences.remove(dataset.name());
      if (dataset.origin() == Dataset.Origin.SIMULATED) {
        simulated.add(dataset.name());
      }
      if (!dataset.licence().isEmpty()) {
        licences.put(dataset.name(), dataset.licence());
      }
    }
    return new DatasetStatements(simulated, licences);
  }

  /** The licences of these datasets. */
  Map<String, String> licencesOf(Collection<String> datasets) {
    Map<String, String> found = new TreeMap<>(licences);
    found.keySet().retainAll(datasets);
    return found;
  }
}
