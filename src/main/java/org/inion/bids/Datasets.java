package org.inion.bids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;

/**
 * The datasets of one run. Their names differ, so that subjects and recordings of different
 * datasets never fall together.
 *
 * @param all in the order in which they were given
 */
public record Datasets(List<Dataset> all) {

  /**
   * Checks the names.
   *
   * @throws BadSetupException when two datasets have the same name
   */
  public Datasets {
    all = List.copyOf(all);
    Map<String, String> roots = new HashMap<>();
    for (Dataset dataset : all) {
      String other = roots.putIfAbsent(dataset.name(), dataset.root());
      if (other != null) {
        throw new BadSetupException(
            "Two datasets are named \""
                + dataset.name()
                + "\": "
                + other
                + " and "
                + dataset.root()
                + ". Give each a name of its own with --dataset.");
      }
    }
  }

  /** The recordings of all datasets, dataset by dataset. */
  public List<BidsRecording> recordings() {
    return all.stream().flatMap(dataset -> dataset.recordings().stream()).toList();
  }

  /**
   * The wanted recordings alone.
   *
   * @throws BadSetupException when there is none; it says what there is instead
   */
  public Datasets select(Selection selection) {
    requireRecordings();
    Datasets selected = new Datasets(all.stream().map(set -> set.select(selection)).toList());
    if (selected.recordings().isEmpty()) {
      throw new BadSetupException(selection.nothingMatches(recordings()));
    }
    return selected;
  }

  /** The participants columns asked for, over all datasets. */
  public LabelColumns labelColumns(List<String> extra) {
    return LabelColumns.resolve(all.stream().map(Dataset::participants).toList(), extra);
  }

  private void requireRecordings() {
    if (recordings().isEmpty()) {
      List<String> problems = new ArrayList<>();
      all.forEach(dataset -> problems.add(empty(dataset)));
      throw new BadSetupException(problems);
    }
  }

  private static String counted(Map<String, Integer> reasons) {
    return reasons.entrySet().stream()
        .map(reason -> reason.getValue() + " " + reason.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String empty(Dataset dataset) {
    Map<String, Integer> reasons = new TreeMap<>();
    dataset.excluded().forEach(out -> reasons.merge(out.reason().label(), 1, Integer::sum));
    return "["
        + dataset.root()
        + "] No recordings: there must be a sub-*/eeg/*_eeg"
        + String.join("|", RawFile.EXTENSIONS)
        + ", but there is none; left out: "
        + (reasons.isEmpty() ? "nothing" : counted(reasons))
        + ". Check the path.";
  }
}
