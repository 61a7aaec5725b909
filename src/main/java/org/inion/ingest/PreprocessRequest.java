package org.inion.ingest;

import java.util.List;
import java.util.Set;
import org.inion.bids.Selection;
import org.inion.config.Settings;

/**
 * One run of the job.
 *
 * @param sources datasets, at least one
 * @param out the windows folder
 * @param selection of recordings
 * @param settings configuration, not checked yet
 * @param tasks how many Spark tasks the recordings are dealt to; 0 for one each
 * @param modes what is special about the run
 */
public record PreprocessRequest(
    List<DatasetSource> sources,
    String out,
    Selection selection,
    Settings settings,
    int tasks,
    Set<Mode> modes) {

  /** What is special about a run. */
  public enum Mode {
    /** The first rejected recording ends it. */
    FAIL_FAST,
    /** All parts are packed anew. */
    COMPACT
  }

  public PreprocessRequest {
    sources = List.copyOf(sources);
    modes = Set.copyOf(modes);
  }
}
