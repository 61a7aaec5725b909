package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.inion.error.BadSetupException;
import org.inion.signal.SampleRate;
import org.inion.table.Contract;

/** Decides what the windows of a folder have in common, before any is cut. */
final class ContractChooser {
  private final PreprocessConfig config;
  private final RowSchema rows;

  ContractChooser(PreprocessConfig config, RowSchema rows) {
    this.config = config;
    this.rows = rows;
  }

  /**
   * The contract of a folder that has one, unless this run replaces the whole table with another
   * kind.
   *
   * @throws BadSetupException when this run cannot add to the folder
   */
  Optional<Contract> kept(OutputFolder folder, Present present, String out) throws IOException {
    Optional<Contract> there = folder.contract();
    if (there.isPresent() && present.isReplacedWhole() && !fits(there.get())) {
      return Optional.empty();
    }
    there.ifPresent(contract -> requireFits(contract, out));
    return there;
  }

  /**
   * The contract of a folder that has none: the configured channels and rate, else those of most
   * recordings. A tie goes to the recording whose id comes first.
   *
   * @throws BadSetupException when there is no recording to ask, or windows do not fit the rate
   */
  Contract choose(List<RecordingProbe.Seen> seen) {
    if (seen.isEmpty()) {
      throw new BadSetupException(
          "Cannot begin: none of the recordings can be opened. See the errors above, or --dry-run.");
    }
    List<RecordingProbe.Seen> sorted = new ArrayList<>(seen);
    sorted.sort(Comparator.comparing(one -> one.task().recording().id()));
    List<String> channels =
        config.channels().names().isEmpty()
            ? most(sorted, RecordingProbe.Seen::channels)
            : config.channels().names();
    SampleRate rate = config.rate().orElseGet(() -> most(sorted, RecordingProbe.Seen::rate));
    requireWholeSamples(rate);
    return new Contract(
        channels,
        rate.hertz(),
        (int) rate.sampleAt(config.windows().lengthSeconds()),
        "uV",
        config.encoding().key(),
        rows.names());
  }

  /** Whether windows of this run would be like those of a folder. */
  boolean fits(Contract present) {
    return present.differences(wanted(present)).isEmpty();
  }

  /**
   * Checks that this run may add to a folder.
   *
   * @throws BadSetupException when its windows would not be like those that are there
   */
  void requireFits(Contract present, String out) {
    requireWholeSamples(SampleRate.ofHertz(present.sampleRateHz()));
    List<String> differences = present.differences(wanted(present));
    if (!differences.isEmpty()) {
      throw new BadSetupException(
          "["
              + out
              + "] Cannot add to the folder: its windows are of another kind: "
              + String.join("; ", differences)
              + " (here: in the folder, there: in this run). Use the same configuration, or another"
              + " --out.");
    }
  }

  private void requireWholeSamples(SampleRate rate) {
    List<String> problems = config.windows().problemsAt(rate);
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  /** The contract of this run; what it leaves open is as in the folder. */
  private Contract wanted(Contract present) {
    SampleRate rate = config.rate().orElseGet(() -> SampleRate.ofHertz(present.sampleRateHz()));
    return new Contract(
        config.channels().names().isEmpty() ? present.channels() : config.channels().names(),
        rate.hertz(),
        (int) rate.sampleAt(config.windows().lengthSeconds()),
        present.unit(),
        config.encoding().key(),
        rows.names());
  }

  private static <T> T most(
      List<RecordingProbe.Seen> sorted, Function<RecordingProbe.Seen, T> property) {
    Map<T, Integer> counts = new HashMap<>();
    sorted.forEach(one -> counts.merge(property.apply(one), 1, Integer::sum));
    T best = property.apply(sorted.get(0));
    for (RecordingProbe.Seen one : sorted) {
      T value = property.apply(one);
      if (counts.get(value) > counts.get(best)) {
        best = value;
      }
    }
    return best;
  }
}
