package org.inion.model.graph;

/** Functions of single elements that random changes of a window need. */
public final class Functions {
  private Functions() {}

  /** Plus a number. */
  public static Tensor plus(Tensor x, double number) {
    return x.graph().emit("plus", x.shape(), "torch.add", x, number);
  }

  /** The next whole number below. */
  public static Tensor floor(Tensor x) {
    return x.graph().emit("whole", x.shape(), "torch.floor", x);
  }

  /** What is left of a division by a number: at least 0 and less than it. */
  public static Tensor remainder(Tensor x, double divisor) {
    return x.graph().emit("remainder", x.shape(), "torch.remainder", x, divisor);
  }

  /** The exponential. */
  public static Tensor exp(Tensor x) {
    return x.graph().emit("exponential", x.shape(), "torch.exp", x);
  }

  /** The cosine of radians. */
  public static Tensor cos(Tensor x) {
    return x.graph().emit("cosine", x.shape(), "torch.cos", x);
  }

  /** The sine of radians. */
  public static Tensor sin(Tensor x) {
    return x.graph().emit("sine", x.shape(), "torch.sin", x);
  }

  /** A tensor plus the product of two others, the smaller one repeated, times a number. */
  public static Tensor plusProduct(Tensor x, Tensor a, Tensor b, double factor) {
    Tensor product = new Tensor(x.graph(), "product", Operations.broadcast(a, b));
    return x.graph()
        .emit("sum", Operations.broadcast(x, product), "torch.addcmul", x, a, b, "value=" + factor);
  }

  /** From one tensor, at a share of 0, to another, at 1, in a line. */
  public static Tensor between(Tensor from, Tensor to, Tensor share) {
    Operations.broadcast(from, to);
    return from.graph()
        .emit("between", Operations.broadcast(from, share), "torch.lerp", from, to, share);
  }

  /** Quotients, element by element, as {@link Operations#add}. */
  public static Tensor divide(Tensor a, Tensor b) {
    return a.graph().emit("quotient", Operations.broadcast(a, b), "torch.div", a, b);
  }

  /** Noughts of the same shape. */
  public static Tensor zerosLike(Tensor x) {
    return x.graph().emit("zeros", x.shape(), "torch.zeros_like", x);
  }

  /** Complex numbers. */
  public static Tensor complex(Tensor real, Tensor imaginary) {
    if (!real.shape().equals(imaginary.shape())) {
      throw real.graph()
          .bad(
              "Cannot make complex numbers: shapes must be equal, but were %s and %s"
                  .formatted(real.shape(), imaginary.shape()));
    }
    return real.graph().emit("complex", real.shape(), "torch.complex", real, imaginary);
  }
}
