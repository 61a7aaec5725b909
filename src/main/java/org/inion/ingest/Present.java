package org.inion.ingest;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inion.bids.Exclusion;
import org.inion.error.BadSetupException;

/** The table as it is before a run, seen from what the run is about. */
final class Present {
  private final Map<String, Outcome.Finished> table;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> notAsked = new HashSet<>();
  private final Set<String> datasets = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();

  Present(Map<String, Outcome.Finished> table, DatasetPlan plan) {
    this.table = table;
    plan.recordings().forEach(one -> asked.add(one.recording().id()));
    for (var dataset : plan.datasets().all()) {
      datasets.add(dataset.name());
      for (Exclusion one : dataset.excluded()) {
        String id = dataset.name() + "/" + one.path();
        if (one.reason() == Exclusion.Reason.NOT_SELECTED) {
          notAsked.add(id);
        } else if (one.reason() == Exclusion.Reason.UNREADABLE) {
          unreadable.add(id);
        }
      }
    }
  }

  Map<String, Outcome.Finished> table() {
    return table;
  }

  /**
   * A recording of the table that this run is not about: not selected, of another dataset, or in a
   * folder that cannot be looked into.
   */
  boolean isBeyondRun(Outcome.Finished one) {
    return isBeyondRun(one.recordingId(), one.dataset());
  }

  private boolean isBeyondRun(String id, String dataset) {
    return !asked.contains(id)
        && (notAsked.contains(id)
            || !datasets.contains(dataset)
            || unreadable.stream().anyMatch(folder -> (id + "/").startsWith(folder + "/")));
  }

  /** Of the recordings that were rejected before, those that this run is not about. */
  List<Outcome.Rejected> staying(List<Outcome.Rejected> before, Rejections now) {
    return before.stream()
        .filter(one -> isBeyondRun(one.recordingId(), one.dataset()))
        .filter(one -> !now.ids().contains(one.recordingId()))
        .toList();
  }

  /** Whether the table was made with another configuration; false where there is none. */
  boolean isReconfigured(OutputFolder folder, String common) throws IOException {
    return !table.isEmpty()
        && !folder.store().text(FolderRecord.common(folder.layout())).orElse(common).equals(common);
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
    long beyond = table.values().stream().filter(this::isBeyondRun).count();
    if (beyond > 0 && isReconfigured(folder, common)) {
      throw new BadSetupException(
          "["
              + folder.layout().root().toUri().getPath()
              + "] Cannot add to the folder: it holds "
              + beyond
              + (beyond == 1 ? " recording" : " recordings")
              + " of another configuration that this run is not about. Use theirs ("
              + folder.layout().config().toUri().getPath()
              + "), ask for all recordings, or choose another --out.");
    }
  }
}
