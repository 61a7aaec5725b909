package org.inion.model.graph;

/** What is left out at random in training. */
public final class Dropouts {
  private Dropouts() {}

  /** Drops elements in training, with the others scaled up to match. */
  public static Tensor dropout(Tensor x, double probability) {
    if (probability < 0 || probability >= 1) {
      throw x.graph()
          .bad(
              "Invalid dropout: its probability must be >= 0 and < 1, but was %s"
                  .formatted(probability));
    }
    return probability == 0 || x.graph().use() == Graph.Use.PREDICTION
        ? x
        : x.graph()
            .emit(
                "dropout",
                x.shape(),
                Routine.DROPOUT.call(),
                x,
                probability,
                keptOf65536(probability),
                "training");
  }

  private static int keptOf65536(double probability) {
    return (int) Math.max(1, Math.min(65_535, Math.round((1 - probability) * 65_536)));
  }

  /**
   * Drops all of a window's elements in training, with the other windows scaled up to match. For a
   * branch beside which the input goes on. <b>Source</b>: Huang 2016, arXiv 1603.09382.
   *
   * <p><b>Shape</b>: {@code [B, …]}, kept.
   */
  public static Tensor dropPath(Tensor x, double probability) {
    if (probability == 0 || x.graph().use() == Graph.Use.PREDICTION) {
      return x;
    }
    Tensor one = x;
    for (int dimension = 1; dimension < x.shape().rank(); dimension++) {
      one = Operations.slice(one, dimension, 0, 1);
    }
    Tensor each = x.graph().emit("ones", one.shape(), "torch.ones_like", one);
    Tensor dropped =
        x.graph().emit("dropout", each.shape(), "torch.dropout", each, probability, "training");
    return Operations.multiply(x, dropped);
  }
}
