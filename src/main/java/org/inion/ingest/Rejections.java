package org.inion.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.stage.Progress;

/** The recordings that a run rejects: each is told when it happens. */
final class Rejections {
  private final PreprocessRequest request;
  private final Progress progress;
  private final List<Outcome.Rejected> rejected = new ArrayList<>();

  Rejections(PreprocessRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * Adds one.
   *
   * @throws BadDataException with {@code FAIL_FAST}
   */
  void add(Outcome.Rejected one) {
    rejected.add(one);
    if (request.modes().contains(PreprocessRequest.Mode.FAIL_FAST)) {
      throw new BadDataException(
          one.error() + " With --fail-fast the run ends here; nothing is published.");
    }
    progress.note("rejected: " + one.error());
  }

  int count() {
    return rejected.size();
  }

  /** Ids of the recordings. */
  Set<String> ids() {
    Set<String> ids = new HashSet<>();
    rejected.forEach(one -> ids.add(one.recordingId()));
    return ids;
  }

  /** These and those of earlier runs, by recording. */
  List<Outcome.Rejected> with(List<Outcome.Rejected> earlier) {
    List<Outcome.Rejected> all = new ArrayList<>(rejected);
    all.addAll(earlier);
    all.sort(Comparator.comparing(Outcome.Rejected::recordingId));
    return all;
  }
}
