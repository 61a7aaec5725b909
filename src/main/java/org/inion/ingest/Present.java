package org.inion.ingest;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.inion.bids.Exclusion;
import org.inion.error.BadSetupException;

/** The table as it is before a run, seen from what the run is about. */
final class Present {
  private final Map<String, Outcome.Finished> table;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> notAsked = new HashSet<>();
  private final Set<String> datasets = new HashSet<>();

  Present(Map<String, Outcome.Finished> table, DatasetPlan plan) {
    this.table = table;
    plan.recordings().forEach(one -> asked.add(one.recording().id()));
    for (var dataset : plan.datasets().all()) {
      datasets.add(dataset.name());
      dataset.excluded().stream()
          .filter(one -> one.reason() == Exclusion.Reason.NOT_SELECTED)
          .forEach(one -> notAsked.add(dataset.name() + "/" + one.path()));
    }
  }

  Map<String, Outcome.Finished> table() {
    return table;
  }

  /** A recording of the table that this run is not about: not selected, or of another dataset. */
  boolean isBeyondRun(Outcome.Finished one) {
    return !asked.contains(one.recordingId())
        && (notAsked.contains(one.recordingId()) || !datasets.contains(one.dataset()));
  }

  /** Whether nothing of the table would stay if every recording of this run were done again. */
  boolean isReplacedWhole() {
    return table.values().stream().noneMatch(this::isBeyondRun);
  }

  /**
   * Checks that rows of this run and rows that stay beyond it are of one configuration.
   *
   * @throws BadSetupException when they are not
   */
  void requireMixable(OutputFolder folder, String common) throws IOException {
    Path file = FolderRecord.common(folder.layout());
    String before = folder.store().text(file).orElse(common);
    long beyond = table.values().stream().filter(this::isBeyondRun).count();
    if (beyond > 0 && !before.equals(common)) {
      throw new BadSetupException(
          "["
              + folder.layout().root().toUri().getPath()
              + "] Cannot add to the folder: it holds "
              + beyond
              + " recordings of another configuration that this run is not about. Use theirs ("
              + folder.layout().config().toUri().getPath()
              + "), ask for all recordings, or choose another --out.");
    }
  }
}
