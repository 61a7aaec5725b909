package org.inion.model;

import java.util.List;
import java.util.Optional;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/** The loss of a batch, as operations of a graph. */
public final class LossGraph {
  /** Less than any sum of weights that labels make. */
  private static final double NO_LABEL = 1e-12;

  private static final List<Integer> ONE = List.of(1);
  private static final List<Integer> FIRST = List.of(0);

  private LossGraph() {}

  /**
   * The mean of all losses by the weights of their targets: over every label that is there. A
   * missing one is NaN and contributes nothing, neither to the sum nor to what it is divided by; a
   * batch without any has the loss 0.
   *
   * <p>Where a window is mixed with the one before it in the batch (the first with the last), so is
   * its loss: {@code ownShare} times that of its own label, the rest times that of the other's.
   * <b>Source</b>: Zhang 2018, arXiv 1710.09412.
   *
   * <p><b>Shape</b>: outputs {@code [B, heads.outputs()]}, labels {@code [B, heads]} as numbers and
   * classes counted from 0, ownShare {@code [B]}; to a single number {@code []}.
   */
  public static Tensor of(Tensor outputs, Tensor labels, Optional<Tensor> ownShare, Heads heads) {
    requireSize(outputs, heads.outputs(), "outputs");
    requireSize(labels, heads.all().size(), "labels");
    Weighted total = null;
    for (int i = 0; i < heads.all().size(); i++) {
      Head head = heads.all().get(i);
      Tensor own = heads.slice(outputs, i);
      Tensor label = Operations.select(labels, 1, i);
      Weighted weighted = present(head, own, label);
      if (ownShare.isPresent()) {
        Tensor share = ownShare.get();
        Tensor other = label.graph().emit("other", label.shape(), "torch.roll", label, ONE, FIRST);
        Tensor rest = share.graph().emit("rest", share.shape(), "torch.rsub", share, 1.0);
        weighted = weighted.times(share).plus(present(head, own, other).times(rest));
      }
      total = total == null ? weighted : total.plus(weighted);
    }
    return total.mean();
  }

  /** The losses of the labels that are there, noughts for others. */
  private static Weighted present(Head head, Tensor own, Tensor label) {
    Graph graph = label.graph();
    Shape each = label.shape();
    Tensor present = graph.emit("present", each, "torch.eq", label, label);
    Tensor zeros = graph.emit("zeros", each, "torch.zeros_like", label);
    Tensor known = graph.emit("known", each, "torch.where", present, label, zeros);
    Tensor loss = head.loss().of(own, known);
    Tensor masked = graph.emit("masked", each, "torch.where", present, loss, zeros);
    Tensor counted = graph.emit("counted", each, "torch.to", present, label);
    return new Weighted(
        Operations.scale(masked, head.weight()), Operations.scale(counted, head.weight()));
  }

  /**
   * Losses and their weights.
   *
   * @param sum {@code [B]}, of losses times weights
   * @param weight {@code [B]}
   */
  private record Weighted(Tensor sum, Tensor weight) {
    Weighted times(Tensor share) {
      return new Weighted(Operations.multiply(sum, share), Operations.multiply(weight, share));
    }

    Weighted plus(Weighted other) {
      return new Weighted(Operations.add(sum, other.sum), Operations.add(weight, other.weight));
    }

    Tensor mean() {
      Graph graph = sum.graph();
      Tensor weights =
          graph.emit("weights", Shape.of(), "torch.clamp", Operations.sum(weight, 0), NO_LABEL);
      return graph.emit("mean", Shape.of(), "torch.div", Operations.sum(sum, 0), weights);
    }
  }

  private static void requireSize(Tensor x, int size, String what) {
    if (x.shape().rank() != 2 || x.shape().size(1) != size) {
      throw x.graph()
          .bad(
              "Cannot compute the loss: %s must be [B, %d], but were %s"
                  .formatted(what, size, x.shape()));
    }
  }
}
