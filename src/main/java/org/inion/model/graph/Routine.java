package org.inion.model.graph;

import java.util.Arrays;
import java.util.List;

/**
 * Methods that a script has when it calls them: what one operation of libtorch cannot say, or says
 * slowly.
 */
enum Routine {
  /**
   * Attention over few tokens, each [B, heads, tokens, width]. Libtorch's fused one spends on a CPU
   * most of its time in a softmax along rows that do not fill its vectors; here it goes across the
   * windows.
   */
  ATTENTION(
      "attend",
      """
        def attend(self: __torch__.Network, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
          if ops.prim.is_cuda(query):
            attended = torch.scaled_dot_product_attention(query, key, value, None, 0.0, False)
          else:
            scale = torch.div(1.0, torch.sqrt(torch.size(key, 3)))
            rows = torch.transpose(torch.flatten(query, 0, 1), 1, 2)
            nought = torch.new_zeros(key, [1])
            scores = torch.baddbmm(nought, torch.flatten(key, 0, 1), rows, beta=0, alpha=scale)
            weights = torch.softmax(torch.transpose(scores, 0, 1), 0)
            products = torch.bmm(torch.permute(weights, [1, 2, 0]), torch.flatten(value, 0, 1))
            attended = torch.view(products, torch.size(value))
          return attended
      """),

  /**
   * Dropout. Libtorch's own draws a number in double precision for each element on a CPU, a fifth
   * of a transformer's step; here 64 random bits decide about four elements. The probability is
   * that of keeping {@code kept} of 65,536.
   */
  DROPOUT(
      "dropout",
      """
        def dropout(self: __torch__.Network, x: Tensor, probability: float, kept: int, training: bool) -> Tensor:
          if training:
            by_hand = torch.__not__(ops.prim.is_cuda(x))
          else:
            by_hand = False
          if by_hand:
            bits = torch.empty([torch.floordiv(torch.add(torch.numel(x), 3), 4)], dtype=4)
            drawn = torch.random_(bits, -9223372036854775807, None)
            numbers = torch.slice(torch.view_copy(bits, dtype=2), 0, 0, torch.numel(x), 1)
            floats = torch.to(torch.view(numbers, torch.size(x)), 6)
            keeps = torch.lt_(floats, torch.sub(kept, 32768))
            mask = torch.to(torch.mul_(keeps, torch.div(65536, kept)), ops.prim.dtype(x))
            dropped = torch.mul(x, mask)
          else:
            dropped = torch.dropout(x, probability, training)
          return dropped
      """),

  /**
   * Mean and variance, [2, filters], over all places of what filters along time make of x [B,
   * channels, samples] with noughts on either side, without filtering: w·m and w·C·w, where m and C
   * are mean and covariance of the samples under the kernel. Sums in double precision. Outside of
   * training the running ones, which learn in it.
   */
  FILTERED_MOMENTS(
      "filtered_moments",
      """
        def filtered_moments(self: __torch__.Network, x: Tensor, weight: Tensor, running_mean: Tensor, running_variance: Tensor, padding: int, momentum: float, training: bool) -> Tensor:
          if training:
            kernel = torch.size(weight, 1)
            rows = torch.reshape(x, [-1, torch.size(x, 2)])
            mean = torch.to(torch.mean(rows, [0]), 7)
            covariance = torch.to(torch.cov(torch.t(rows), correction=0), 7)
            second = torch.add(covariance, torch.outer(mean, mean))
            padded = torch.constant_pad_nd(second, [padding, padding, padding, padding], 0)
            padded_mean = torch.constant_pad_nd(mean, [padding, padding], 0)
            length = torch.size(padded_mean, 0)
            places = torch.add(torch.sub(length, kernel), 1)
            strides = [torch.add(length, 1), length, 1]
            products = torch.as_strided(padded, [places, kernel, kernel], strides)
            under = torch.as_strided(padded_mean, [places, kernel], [1, 1])
            m = torch.mean(under, [0])
            c = torch.sub(torch.mean(products, [0]), torch.outer(m, m))
            w = torch.to(weight, 7)
            means = torch.matmul(w, m)
            variances = torch.clamp(torch.sum(torch.mul(torch.matmul(w, c), w), [1]), 0.0)
            count = torch.mul(torch.size(rows, 0), places)
            more = torch.div(count, torch.sub(count, 1))
            seen_mean = torch.to(torch.detach(means), ops.prim.dtype(running_mean))
            seen_variance = torch.to(torch.mul(torch.detach(variances), more), ops.prim.dtype(running_mean))
            learnt_mean = torch.lerp_(running_mean, seen_mean, momentum)
            learnt_variance = torch.lerp_(running_variance, seen_variance, momentum)
            moments = torch.to(torch.stack([means, variances]), ops.prim.dtype(running_mean))
          else:
            moments = torch.stack([running_mean, running_variance])
          return moments
      """);

  private final String name;
  private final String source;

  Routine(String name, String source) {
    this.name = name;
    this.source = source;
  }

  /** How it is called. */
  String call() {
    return "(self)." + name;
  }

  /** Those that lines of a script call. */
  static List<Routine> calledIn(List<String> lines) {
    return Arrays.stream(values())
        .filter(routine -> lines.stream().anyMatch(line -> line.contains(routine.call() + "(")))
        .toList();
  }

  List<String> lines() {
    return source.stripTrailing().lines().toList();
  }
}
