package org.inion.model.augment;

import org.inion.model.graph.Functions;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Tensor;

/** Where random numbers come from: one for each element of a tensor whose values do not matter. */
public interface Draws {

  /** From 0, which is in, to 1, which is not. */
  Tensor uniform(Tensor like);

  /** Normal with mean 0 and standard deviation 1. */
  Tensor normal(Tensor like);

  /** Gamma with a shape and a scale of 1; greater than 0. */
  Tensor gamma(Tensor like, double shape);

  /** Drawn by the script itself whenever it runs, on its device, from the engine's seed. */
  static Draws inScript() {
    return new InScript();
  }

  /** Functions of PyTorch. */
  record InScript() implements Draws {
    @Override
    public Tensor uniform(Tensor like) {
      return like.graph().emit("drawn", like.shape(), "torch.rand_like", like);
    }

    @Override
    public Tensor normal(Tensor like) {
      return like.graph().emit("drawn", like.shape(), "torch.randn_like", like);
    }

    @Override
    public Tensor gamma(Tensor like, double shape) {
      Graph graph = like.graph();
      Tensor shapes = Functions.plus(Functions.zerosLike(like), shape);
      return graph.emit("drawn", like.shape(), "torch._standard_gamma", shapes);
    }
  }
}
