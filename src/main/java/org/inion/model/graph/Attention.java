package org.inion.model.graph;

/** Attention over tokens. */
public final class Attention {
  /** With as many, libtorch's fused attention is the faster one on a CPU too. */
  private static final int MANY = 32;

  private Attention() {}

  /**
   * Scaled dot products.
   *
   * <p><b>Shape</b>: each {@code [B, heads, tokens, width]}, and the result. <b>Source</b>: Vaswani
   * 2017.
   */
  public static Tensor attend(Tensor query, Tensor key, Tensor value) {
    Operations.requireRank(query, 4, "attention");
    if (!query.shape().equals(key.shape()) || !query.shape().equals(value.shape())) {
      throw query
          .graph()
          .bad(
              "Cannot attend: queries, keys and values must have one shape, but were %s, %s and %s"
                  .formatted(query.shape(), key.shape(), value.shape()));
    }
    int tokens = query.shape().size(2);
    boolean few = tokens < MANY && tokens != MANY / 2; // as many fill a vector
    return few && query.graph().precision() == Precision.FLOAT32
        ? query.graph().emit("attended", value.shape(), Routine.ATTENTION.call(), query, key, value)
        : query
            .graph()
            .emit(
                "attended",
                value.shape(),
                "torch.scaled_dot_product_attention",
                query,
                key,
                value,
                "None",
                0.0,
                "False");
  }
}
