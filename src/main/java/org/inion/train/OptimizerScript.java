package org.inion.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Parameter.Decay;
import org.inion.model.graph.Script;

/**
 * A step of an optimiser as a script: the flat vector is cut where decay or the group of layers
 * changes, and each kind moves by one call of libtorch's fused kernel, one pass over memory.
 */
final class OptimizerScript {
  static final String STEP = "step";

  /** Places in the vector of controls; a rate, then a one or a nought, for each group. */
  static final int UNSCALE = 0;

  static final int BLEND = 1;
  static final int RATES = 2;

  private final List<Parameter> parameters;
  private final OptimizerSettings settings;
  private final Map<Kind, List<Integer>> kinds = new LinkedHashMap<>();
  private final List<Long> sizes = new ArrayList<>();
  private final List<Integer> groupOfPiece = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  /** Parameters that move alike. */
  private record Kind(Decay decay, int group) {}

  private OptimizerScript(List<Parameter> parameters, OptimizerSettings settings) {
    this.parameters = parameters;
    this.settings = settings;
    Kind last = null;
    for (Parameter parameter : parameters) {
      Kind kind = new Kind(parameter.decay(), parameter.group());
      if (!kind.equals(last)) {
        kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(sizes.size());
        sizes.add(0L);
        groupOfPiece.add(kind.group());
        last = kind;
      }
      int piece = sizes.size() - 1;
      sizes.set(piece, sizes.get(piece) + parameter.count());
    }
  }

  /** Number of groups of layers. */
  static int groups(List<Parameter> parameters) {
    return 1 + parameters.stream().mapToInt(Parameter::group).max().orElse(0);
  }

  /** Its source. */
  static String of(List<Parameter> parameters, OptimizerSettings settings) {
    return new OptimizerScript(parameters, settings).write();
  }

  private String write() {
    List<String> vectors = new ArrayList<>(List.of("parameters", "gradient"));
    vectors.addAll(settings.rule().memory());
    add("  def " + STEP + "(self: __torch__.Network,");
    vectors.forEach(vector -> add("    " + vector + ": Tensor,"));
    add("    count: Tensor,");
    add("    average: Tensor,");
    add("    controls: Tensor) -> List[Tensor]:");
    for (String vector : vectors) {
      String pieces = sizes.stream().map(Object::toString).collect(list());
      add("    _%s = torch.split_with_sizes(%s, %s)".formatted(vector, vector, pieces));
    }
    int groups = groups(parameters);
    add(
        "    active = torch.slice(controls, 0, %d, %d, 1)"
            .formatted(RATES + groups, RATES + 2 * groups));
    if (settings.freezes()) {
      for (int piece = 0; piece < sizes.size(); piece++) {
        add(
            "    frozen_%d = torch.mul_(_gradient[%d], torch.select(active, 0, %d))"
                .formatted(piece, piece, groupOfPiece.get(piece)));
      }
    }
    if (settings.unscales()) {
      add("    unscaled = torch.mul_(gradient, torch.select(controls, 0, %d))".formatted(UNSCALE));
    }
    add("    norm = torch.norm(gradient)");
    if (Double.isFinite(settings.clipNorm())) {
      add(
          "    factor = torch.mul(torch.reciprocal(torch.add(norm, 1e-6)), %s)"
              .formatted(settings.clipNorm()));
      add("    clipped = torch.mul_(gradient, torch.clamp(factor, None, 1.0))");
    }
    add("    finite = torch.to(torch.isfinite(norm), 6)");
    add("    found = torch.rsub(finite, 1)");
    add("    counted = torch.add_(count, torch.mul(active, finite))");
    // A group that never moved has no steps to correct for: nought by nought.
    add("    steps = torch.clamp(count, 1.0)");
    List<String> results = new ArrayList<>(List.of("norm"));
    kinds.forEach((kind, pieces) -> kernel(kind, pieces, results));
    if (settings.averages()) {
      add(
          "    averaged = torch.lerp_(average, parameters, torch.select(controls, 0, %d))"
              .formatted(BLEND));
    }
    add("    cleared = torch.zero_(gradient)");
    add("    return " + results.stream().collect(list()));
    return Script.source(lines);
  }

  private void kernel(Kind kind, List<Integer> pieces, List<String> results) {
    String moved = "moved_" + results.size();
    add("    " + moved + " = " + pieces("parameters", pieces));
    // Libtorch takes a call for useless whose list nobody reads afterwards.
    results.add(moved + "[0]");
    String rate = "torch.select(controls, 0, %d)".formatted(RATES + kind.group());
    double decay = kind.decay() == Decay.YES ? settings.rule().weightDecay() : 0;
    String gradient = pieces("gradient", pieces);
    if (settings.rule() instanceof Rule.AdamW adam) {
      String counts =
          pieces.stream()
              .map(piece -> "torch.select(steps, 0, %d)".formatted(kind.group()))
              .collect(list());
      add(
          "    torch._fused_adamw_(%s, %s, %s, %s, [], %s, lr=%s, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=False, maximize=False, grad_scale=None, found_inf=found)"
              .formatted(
                  moved,
                  gradient,
                  pieces("mean", pieces),
                  pieces("square", pieces),
                  counts,
                  rate,
                  adam.beta1(),
                  adam.beta2(),
                  decay,
                  adam.epsilon()));
    } else if (settings.rule() instanceof Rule.Sgd sgd) {
      // A velocity of nought takes in the first gradient whole: nothing is damped.
      add(
          "    torch._fused_sgd_(%s, %s, %s, weight_decay=%s, momentum=%s, lr=%s, dampening=0.0, nesterov=%s, maximize=False, is_first_step=False, grad_scale=None, found_inf=found)"
              .formatted(
                  moved,
                  gradient,
                  sgd.momentum() > 0 ? pieces("velocity", pieces) : "[]",
                  decay,
                  sgd.momentum(),
                  rate,
                  sgd.momentum() > 0 ? "True" : "False"));
    }
  }

  private static String pieces(String vector, List<Integer> pieces) {
    return pieces.stream().map(piece -> "_%s[%d]".formatted(vector, piece)).collect(list());
  }

  private void add(String line) {
    lines.add(line);
  }

  private static Collector<CharSequence, ?, String> list() {
    return Collectors.joining(", ", "[", "]");
  }
}
