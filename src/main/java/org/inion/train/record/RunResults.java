package org.inion.train.record;

import java.util.List;
import java.util.Optional;

/**
 * What a run leaves beside its record, for the report.
 *
 * @param predicted on the validation side by the best parameters; may be empty
 * @param rateSearch what the learning-rate finder saw, where it ran
 * @param folds the table of a cross-validation, where this is one
 */
public record RunResults(
    List<Predicted> predicted, Optional<RateSearch> rateSearch, Optional<FoldTable> folds) {

  /** Nothing yet. */
  public static final RunResults NONE =
      new RunResults(List.of(), Optional.empty(), Optional.empty());

  public RunResults {
    predicted = List.copyOf(predicted);
  }

  /** Predictions alone. */
  public static RunResults of(List<Predicted> predicted) {
    return new RunResults(predicted, Optional.empty(), Optional.empty());
  }
}
