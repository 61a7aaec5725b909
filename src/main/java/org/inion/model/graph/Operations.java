package org.inion.model.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Operations on single elements, and on shapes. */
public final class Operations {
  private Operations() {}

  /** The sum of two tensors of one shape, or of one and a smaller one that is repeated. */
  public static Tensor add(Tensor a, Tensor b) {
    return a.graph().emit("sum", broadcast(a, b), "torch.add", a, b);
  }

  /** Their product, element by element, as {@link #add}. */
  public static Tensor multiply(Tensor a, Tensor b) {
    return a.graph().emit("product", broadcast(a, b), "torch.mul", a, b);
  }

  /** Their difference, as {@link #add}. */
  public static Tensor subtract(Tensor a, Tensor b) {
    return a.graph().emit("difference", broadcast(a, b), "torch.sub", a, b);
  }

  /** One over the root of {@code x} and a small number. */
  public static Tensor inverseRoot(Tensor x, double epsilon) {
    Tensor more = x.graph().emit("sum", x.shape(), "torch.add", x, epsilon);
    return x.graph().emit("inverse_root", x.shape(), "torch.rsqrt", more);
  }

  /** Times a number. */
  public static Tensor scale(Tensor x, double factor) {
    return factor == 1 ? x : x.graph().emit("scaled", x.shape(), "torch.mul", x, factor);
  }

  /** Rectified linear unit. */
  public static Tensor relu(Tensor x) {
    return x.graph().emit("relu", x.shape(), "torch.relu", x);
  }

  /** Gaussian error linear unit, exact. <b>Source</b>: Hendrycks and Gimpel 2016. */
  public static Tensor gelu(Tensor x) {
    return x.graph().emit("gelu", x.shape(), "torch.gelu", x);
  }

  /** Exponential linear unit. <b>Source</b>: Clevert 2015. */
  public static Tensor elu(Tensor x) {
    return x.graph().emit("elu", x.shape(), "torch.elu", x);
  }

  /** Squares. */
  public static Tensor square(Tensor x) {
    Tensor wide = x.graph().wide(x);
    return x.graph().emit("square", x.shape(), "torch.mul", wide, wide);
  }

  /**
   * 0, step, 2 · step …
   *
   * @param like what decides about device and type of number
   */
  public static Tensor ramp(Tensor like, int count, double step) {
    Graph graph = like.graph();
    Tensor ones = graph.emit("ones", Shape.of(count), "torch.new_ones", like, List.of(count));
    Tensor numbers = graph.emit("numbers", Shape.of(count), "torch.cumsum", ones, 0);
    Tensor fromZero = graph.emit("numbers", Shape.of(count), "torch.sub", numbers, ones);
    return scale(fromZero, step);
  }

  /** Natural logarithm of what is at least {@code least}. */
  public static Tensor safeLog(Tensor x, double least) {
    Tensor clamped = x.graph().emit("clamped", x.shape(), "torch.clamp", x.graph().wide(x), least);
    return x.graph().emit("log", x.shape(), "torch.log", clamped);
  }

  /** Logits to probabilities. */
  public static Tensor sigmoid(Tensor x) {
    return x.graph().emit("probability", x.shape(), "torch.sigmoid", x);
  }

  /** Weights that sum to one along a dimension. */
  public static Tensor softmax(Tensor x, int dimension) {
    return x.graph().emit("softmax", x.shape(), "torch.softmax", x, dimension);
  }

  /** The same elements in another shape. */
  public static Tensor reshape(Tensor x, Shape shape) {
    if (shape.elements() != x.shape().elements()) {
      throw x.graph()
          .bad(
              "Cannot reshape: the number of elements must stay, but was %s for %s"
                  .formatted(x.shape(), shape));
    }
    return x.graph().emit("reshaped", shape, "torch.reshape", x, shape.script());
  }

  /** Dimensions in another order. */
  public static Tensor permute(Tensor x, int... order) {
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted.length != x.shape().rank() || sorted[i] != i) {
        throw x.graph()
            .bad(
                "Cannot permute %s: the order must name each dimension once, but was %s"
                    .formatted(x.shape(), Arrays.toString(order)));
      }
    }
    return x.graph()
        .emit(
            "permuted",
            x.shape().permuted(order),
            "torch.permute",
            x,
            Arrays.stream(order).boxed().toList());
  }

  /** The mean along a dimension, which goes. */
  public static Tensor mean(Tensor x, int dimension) {
    return x.graph()
        .emit("mean", x.shape().without(dimension), "torch.mean", x, List.of(dimension));
  }

  /** The median along a dimension, which stays with one place; of two in the middle their mean. */
  public static Tensor median(Tensor x, int dimension) {
    return x.graph()
        .emit("median", x.shape().with(dimension, 1), "torch.quantile", x, 0.5, dimension, "True");
  }

  /** The sum along a dimension, which goes. */
  public static Tensor sum(Tensor x, int dimension) {
    return x.graph()
        .emit("total", x.shape().without(dimension), "torch.sum", x, List.of(dimension));
  }

  /** {@code x} times a matrix, plus a bias. */
  public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    requireInner(x, weight.shape().size(1), "linear");
    return x.graph()
        .emit(
            "linear",
            x.shape().with(-1, weight.shape().size(0)),
            "torch.linear",
            x.graph().narrow(x),
            weight,
            bias);
  }

  /** The dimension's elements from {@code start} until {@code stop}. */
  public static Tensor slice(Tensor x, int dimension, int start, int stop) {
    if (start < 0 || stop <= start || stop > x.shape().size(dimension)) {
      throw x.graph()
          .bad(
              "Cannot slice %s: %d until %d must lie in dimension %d"
                  .formatted(x.shape(), start, stop, dimension));
    }
    return x.graph()
        .emit(
            "slice",
            x.shape().with(dimension, stop - start),
            "torch.slice",
            x,
            dimension,
            start,
            stop,
            1);
  }

  /** Equal parts of a dimension, one after the other. */
  public static List<Tensor> split(Tensor x, int dimension, int parts) {
    int size = x.shape().size(dimension) / parts;
    if (size * parts != x.shape().size(dimension)) {
      throw x.graph()
          .bad(
              "Cannot split %s: dimension %d must be a multiple of %d"
                  .formatted(x.shape(), dimension, parts));
    }
    List<Integer> sizes = Collections.nCopies(parts, size);
    Tensor list = x.graph().emit("parts", x.shape(), "torch.split_with_sizes", x, sizes, dimension);
    Shape shape = x.shape().with(dimension, size);
    return IntStream.range(0, parts)
        .mapToObj(part -> x.graph().emit("part", shape, "torch.__getitem__", list, part))
        .toList();
  }

  /** One place of a dimension, which goes. */
  public static Tensor select(Tensor x, int dimension, int place) {
    if (place < 0 || place >= x.shape().size(dimension)) {
      throw x.graph()
          .bad(
              "Cannot select from %s: %d must lie in dimension %d"
                  .formatted(x.shape(), place, dimension));
    }
    return x.graph()
        .emit("place", x.shape().without(dimension), "torch.select", x, dimension, place);
  }

  /** Tensors one after the other along a dimension; their other sizes must be equal. */
  public static Tensor concatenate(List<Tensor> parts, int dimension) {
    Tensor first = parts.get(0);
    int size = 0;
    for (Tensor part : parts) {
      if (!part.shape().with(dimension, 1).equals(first.shape().with(dimension, 1))) {
        throw first
            .graph()
            .bad(
                "Cannot concatenate along dimension %d: all other sizes must be equal, but were %s and %s"
                    .formatted(dimension, first.shape(), part.shape()));
      }
      size += part.shape().size(dimension);
    }
    return first
        .graph()
        .emit("joined", first.shape().with(dimension, size), "torch.cat", parts, dimension);
  }

  static void requireInner(Tensor x, int size, String operation) {
    if (x.shape().size(-1) != size) {
      throw x.graph()
          .bad(
              "Cannot apply %s: the last dimension must be %d, but was %d in %s"
                  .formatted(operation, size, x.shape().size(-1), x.shape()));
    }
  }

  static void requireRank(Tensor x, int rank, String operation) {
    if (x.shape().rank() != rank) {
      throw x.graph()
          .bad(
              "Cannot apply %s: the input must have %d dimensions, but was %s"
                  .formatted(operation, rank, x.shape()));
    }
  }

  /**
   * Matrix products over the last two dimensions.
   *
   * <p><b>Shape</b>: {@code […, n, k]} and {@code […, k, m]} to {@code […, n, m]}.
   */
  public static Tensor matmul(Tensor a, Tensor b) {
    Shape product = a.shape().with(-1, b.shape().size(-1));
    if (a.shape().size(-1) != b.shape().size(-2)
        || !product.equals(b.shape().with(-2, a.shape().size(-2)))) {
      throw a.graph()
          .bad("Cannot multiply matrices: %s and %s do not fit".formatted(a.shape(), b.shape()));
    }
    return a.graph()
        .emit("product", product, "torch.matmul", a.graph().narrow(a), a.graph().narrow(b));
  }

  static Shape broadcast(Tensor a, Tensor b) {
    Shape large = a.shape();
    Shape small = b.shape();
    int shift = large.rank() - small.rank();
    boolean fits = shift >= 0;
    for (int i = 0; fits && i < small.rank(); i++) {
      long size = small.sizes().get(i);
      fits = size == 1 || size == large.sizes().get(i + shift);
    }
    if (!fits) {
      throw a.graph()
          .bad(
              "Cannot combine: shapes must be equal from the last dimension on, or 1, but were %s and %s"
                  .formatted(large, small));
    }
    return large;
  }
}
