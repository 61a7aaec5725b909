package org.inion.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.inion.bids.Exclusion.Reason;

/**
 * The recordings and subjects of one folder, however it is laid out.
 *
 * @param name in the table
 * @param root the folder
 * @param recordings ordered by id, each id once
 * @param participants what is known of the subjects
 * @param excluded what is left out, ordered by path
 * @param findings what was amiss in the folder as a whole
 * @param origin where its signals come from
 * @param licence as dataset_description.json states it; empty where it does not
 */
public record Dataset(
    String name,
    String root,
    List<BidsRecording> recordings,
    Participants participants,
    List<Exclusion> excluded,
    List<Finding> findings,
    Origin origin,
    String licence) {

  /** Where signals come from. */
  public enum Origin {
    /** People, as far as the dataset says. */
    RECORDED,
    /** Nobody: dataset_description.json says that they are simulated. */
    SIMULATED
  }

  public Dataset {
    recordings = List.copyOf(recordings);
    excluded = List.copyOf(excluded);
    findings = List.copyOf(findings);
  }

  /** The subjects that have a recording, without {@code sub-}. */
  public SortedSet<String> subjects() {
    SortedSet<String> subjects = new TreeSet<>();
    recordings.forEach(recording -> subjects.add(recording.subject()));
    return subjects;
  }

  /** The same dataset with the wanted recordings alone; the others are among the excluded. */
  public Dataset select(Selection selection) {
    Predicate<BidsRecording> wanted = selection.filter();
    return without(
        recording ->
            wanted.test(recording)
                ? Optional.empty()
                : Optional.of(
                    new Exclusion(
                        recording.path(),
                        Reason.NOT_SELECTED,
                        "the selection does not ask for it")));
  }

  /**
   * The same dataset without some recordings, which are then among the excluded.
   *
   * @param rule says why a recording is left out, if it is
   */
  public Dataset without(Function<BidsRecording, Optional<Exclusion>> rule) {
    List<BidsRecording> kept = new ArrayList<>();
    List<Exclusion> out = new ArrayList<>(excluded);
    for (BidsRecording recording : recordings) {
      rule.apply(recording).ifPresentOrElse(out::add, () -> kept.add(recording));
    }
    out.sort(Comparator.comparing(Exclusion::path));
    return new Dataset(name, root, kept, participants, out, findings, origin, licence);
  }
}
