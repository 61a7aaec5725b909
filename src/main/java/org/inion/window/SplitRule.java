package org.inion.window;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.inion.error.BadSetupException;

/** How subjects are divided. */
public sealed interface SplitRule {

  /**
   * By the hash of seed and subject. A subject's side depends on nothing else, so that it stays
   * when subjects are added or taken away; the shares are met on average.
   */
  record Ratio(SplitShares shares, long seed) implements SplitRule {
    public Ratio {
      Objects.requireNonNull(shares);
    }
  }

  /**
   * By a column of the subjects: release R5 is validation, for one.
   *
   * @param column name of the column
   * @param splits the side of each value
   * @param otherwise the side of every other value and of missing ones; empty where these are an
   *     error
   */
  record ByColumn(String column, Map<String, Split> splits, Optional<Split> otherwise)
      implements SplitRule {

    public ByColumn {
      Objects.requireNonNull(column);
      Objects.requireNonNull(otherwise);
      splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
    }
  }

  /**
   * By lists of subjects.
   *
   * @param subjects the subjects of each side: {@code ID}, or {@code dataset/ID} where two datasets
   *     have that ID; {@code sub-} in front of an ID does not matter
   * @param otherwise the side of subjects on no list; empty where these are an error
   */
  record Explicit(Map<Split, List<String>> subjects, Optional<Split> otherwise)
      implements SplitRule {
    public Explicit {
      Objects.requireNonNull(otherwise);
      EnumMap<Split, List<String>> copy = new EnumMap<>(Split.class);
      subjects.forEach((split, names) -> copy.put(split, List.copyOf(names)));
      subjects = Collections.unmodifiableMap(copy);
    }
  }

  /**
   * Into folds of equal size, at most one subject apart. Every subject's split is {@link
   * Split#NONE}, because the sides follow only from the fold that is held out. Made anew for every
   * set of subjects.
   *
   * @param folds how many
   * @param seed for the order in which subjects are dealt
   * @param strata groups to divide alike, if any
   */
  record KFold(int folds, long seed, Optional<Strata> strata) implements SplitRule {

    /** <b>Throws</b> {@link BadSetupException} when there are fewer than 2 folds. */
    public KFold {
      Objects.requireNonNull(strata);
      if (folds < 2) {
        throw new BadSetupException("Invalid split: split.folds must be >= 2, but was " + folds);
      }
    }
  }

  /**
   * In the same shares within each group of alike subjects. Made anew for every set of subjects.
   *
   * @param shares met within each group, off by two subjects at most
   * @param seed for the order in which subjects are dealt
   * @param strata the groups
   */
  record Stratified(SplitShares shares, long seed, Strata strata) implements SplitRule {
    public Stratified {
      Objects.requireNonNull(shares);
      Objects.requireNonNull(strata);
    }
  }

  /**
   * By a rule, and the subjects that it puts on the training side into folds besides. These stay in
   * {@link Split#TRAIN}; which fold is held out is for the training to say.
   *
   * @param sides the rule that divides all subjects; not one that makes folds
   * @param folds of the training side
   */
  record TrainFolds(SplitRule sides, KFold folds) implements SplitRule {

    /** <b>Throws</b> {@link BadSetupException} when the sides are folds already. */
    public TrainFolds {
      Objects.requireNonNull(folds);
      if (sides instanceof KFold || sides instanceof TrainFolds) {
        throw new BadSetupException(
            "Invalid split: split.train-folds must be 0 where split.rule makes folds, but was "
                + folds.folds());
      }
    }
  }
}
