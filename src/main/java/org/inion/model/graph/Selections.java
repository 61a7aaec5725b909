package org.inion.model.graph;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Comparisons, and elements that are chosen by them or put elsewhere. Nothing waits for a value.
 */
public final class Selections {
  /** PyTorch's number for 64-bit integers. */
  private static final int INT64 = 4;

  private Selections() {}

  /** Whether elements are less than a number. */
  public static Tensor below(Tensor x, double limit) {
    return x.graph().emit("below", x.shape(), "torch.lt", x, limit);
  }

  /** Whether elements are less than others, which may be repeated as by {@link Operations#add}. */
  public static Tensor below(Tensor x, Tensor limit) {
    return x.graph().emit("below", Operations.broadcast(x, limit), "torch.lt", x, limit);
  }

  /** Whether elements are at least others, which may be repeated as by {@link Operations#add}. */
  public static Tensor atLeast(Tensor x, Tensor limit) {
    return x.graph().emit("at_least", Operations.broadcast(x, limit), "torch.ge", x, limit);
  }

  /** Whether two conditions hold. */
  public static Tensor both(Tensor a, Tensor b) {
    return a.graph().emit("both", Operations.broadcast(a, b), "torch.logical_and", a, b);
  }

  /** One tensor's elements where a condition holds, another's elsewhere. */
  public static Tensor where(Tensor condition, Tensor yes, Tensor no) {
    Operations.broadcast(yes, condition);
    return yes.graph()
        .emit("chosen", Operations.broadcast(yes, no), "torch.where", condition, yes, no);
  }

  /** Noughts where a condition holds. */
  public static Tensor zeroed(Tensor x, Tensor condition) {
    return x.graph()
        .emit("kept", Operations.broadcast(x, condition), "torch.masked_fill", x, condition, 0);
  }

  /** The last first, along a dimension. */
  public static Tensor reversed(Tensor x, int dimension) {
    return x.graph().emit("reversed", x.shape(), "torch.flip", x, List.of(dimension));
  }

  /** In each place of the batch what stood in the place before it; in the first, the last. */
  public static Tensor previous(Tensor x) {
    return x.graph().emit("previous", x.shape(), "torch.roll", x, List.of(1), List.of(0));
  }

  /** Where along a dimension the smallest element lies, then the next, and so on. */
  public static Tensor order(Tensor x, int dimension) {
    return x.graph().emit("order", x.shape(), "torch.argsort", x, dimension);
  }

  /** Whole numbers as places. */
  public static Tensor places(Tensor x) {
    return x.graph().emit("places", x.shape(), "torch.to", x, INT64);
  }

  /**
   * The elements at some places along a dimension.
   *
   * @param places of the shape of {@code x}, or 1 in dimensions where all take the same; any size
   *     along {@code dimension}
   */
  public static Tensor gather(Tensor x, int dimension, Tensor places) {
    Shape taken = x.shape().with(dimension, places.shape().size(dimension));
    Tensor all = places;
    if (!places.shape().equals(taken)) {
      Operations.broadcast(new Tensor(x.graph(), x.name(), taken), places);
      all = x.graph().emit("places", taken, "torch.expand", places, taken.script());
    }
    return x.graph().emit("taken", taken, "torch.gather", x, dimension, all);
  }

  /** The elements along a dimension in an order that is always the same. */
  public static Tensor reordered(Tensor x, int dimension, List<Integer> order) {
    int size = x.shape().size(dimension);
    if (!order.stream().sorted().toList().equals(IntStream.range(0, size).boxed().toList())) {
      throw x.graph()
          .bad(
              "Cannot reorder dimension %d of %s: the order must name each element once, but was %s"
                  .formatted(dimension, x.shape(), order));
    }
    // From slices rather than from a table of places, which would have to be sent to the device.
    Tensor parts =
        x.graph().emit("parts", x.shape().with(dimension, 1), "torch.split", x, 1, dimension);
    String inOrder =
        order.stream()
            .map(place -> parts.name() + "[" + place + "]")
            .collect(Collectors.joining(", ", "[", "]"));
    return x.graph().emit("reordered", x.shape(), "torch.cat", inOrder, dimension);
  }

  /**
   * The value below which a share of the elements of the last dimension lies; between two elements,
   * on the line that joins them.
   *
   * @param order of the last dimension, from {@link #order}
   */
  public static Tensor quantile(Tensor x, Tensor order, double share) {
    int count = x.shape().size(-1);
    int last = x.shape().rank() - 1;
    double rank = share * (count - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(below + 1, count - 1);
    Tensor low = gather(x, last, Operations.slice(order, last, below, below + 1));
    Tensor high = gather(x, last, Operations.slice(order, last, above, above + 1));
    return Operations.add(
        Operations.scale(low, 1 - (rank - below)), Operations.scale(high, rank - below));
  }
}
