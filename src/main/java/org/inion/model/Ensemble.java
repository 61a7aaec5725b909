package org.inion.model;

import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Tensor;

/**
 * How several predictions of a window become one.
 *
 * @param combination of what the networks predict
 * @param weights of the networks in the mean; empty for equal ones
 * @param views that each network sees
 * @param factor by which what is predicted is multiplied then, and
 * @param shift that is added: 1 and 0 for what the networks say
 */
public record Ensemble(
    Combination combination, List<Double> weights, List<View> views, double factor, double shift) {

  /** What is taken of several predictions. */
  public enum Combination {
    MEAN,
    MEDIAN
  }

  /** One look, equal weights. */
  public static final Ensemble MEAN =
      new Ensemble(Combination.MEAN, List.of(), List.of(View.PLAIN), 1, 0);

  /**
   * <b>Throws</b> {@link BadSetupException} when weights cannot be a mean's, or nothing is seen.
   */
  public Ensemble {
    weights = List.copyOf(weights);
    views = List.copyOf(views);
    if (!weights.isEmpty()
        && (combination == Combination.MEDIAN
            || weights.stream().anyMatch(weight -> !(weight >= 0) || weight.isInfinite())
            || weights.stream().mapToDouble(Double::doubleValue).sum() == 0)) {
      throw new BadSetupException(
          "Cannot combine networks: export.weights must be >= 0, not all 0, and of a mean, but were %s of a %s. Change them, or leave them out"
              .formatted(weights, combination.name().toLowerCase(java.util.Locale.ROOT)));
    }
    if (views.isEmpty()) {
      throw new BadSetupException(
          "Cannot predict: export.views must name at least one of %s, but was empty"
              .formatted(View.NAMES));
    }
  }

  /** The same, moved towards a mean: what is predicted becomes mean + factor · (it − mean). */
  public Ensemble shrunk(double towards, double share) {
    return new Ensemble(combination, weights, views, share, towards * (1 - share));
  }

  /** <b>Throws</b> {@link BadSetupException} when there is not a weight for each network. */
  void requireFits(int networks) {
    if (!weights.isEmpty() && weights.size() != networks) {
      throw new BadSetupException(
          "Cannot combine networks: export.weights must be one for each of %d networks, but were %d"
              .formatted(networks, weights.size()));
    }
  }

  /** One prediction out of those of each network: {@code [B, n]} each, to the same. */
  Tensor of(List<Tensor> predictions) {
    Tensor one =
        predictions.size() == 1
            ? predictions.get(0)
            : combination == Combination.MEDIAN ? median(predictions) : mean(predictions);
    Tensor scaled = Operations.scale(one, factor);
    return shift == 0 ? scaled : org.inion.model.graph.Functions.plus(scaled, shift);
  }

  private static Tensor median(List<Tensor> predictions) {
    List<Tensor> rows =
        predictions.stream().map(one -> Operations.reshape(one, one.shape().appended(1))).toList();
    Tensor joined = Operations.concatenate(rows, 2);
    return Operations.reshape(Operations.median(joined, 2), predictions.get(0).shape());
  }

  private Tensor mean(List<Tensor> predictions) {
    double total =
        weights.isEmpty()
            ? predictions.size()
            : weights.stream().mapToDouble(Double::doubleValue).sum();
    Tensor sum = null;
    for (int i = 0; i < predictions.size(); i++) {
      double weight = (weights.isEmpty() ? 1 : weights.get(i)) / total;
      Tensor part = Operations.scale(predictions.get(i), weight);
      sum = sum == null ? part : Operations.add(sum, part);
    }
    return sum;
  }
}
