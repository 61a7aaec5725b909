package org.inion.model;

import java.util.List;
import java.util.function.UnaryOperator;
import org.inion.model.augment.Mirror;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/**
 * A way to look at a window that should not change what is predicted: of several, the mean of the
 * predictions is taken (test-time augmentation).
 *
 * @param name as configured
 * @param function from {@code [B, channels, samples]} to the same
 */
public record View(String name, UnaryOperator<Tensor> function) {
  /** The window as it is. */
  public static final View PLAIN = new View("plain", x -> x);

  /** Names of those that {@link #named} knows. */
  public static final List<String> NAMES =
      List.of("plain", "sign-flip", "time-reverse", "channel-symmetry");

  /**
   * A view by its name.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} when channels have no mirror image.
   *
   * @param channels names, in their order
   */
  public static View named(String name, List<String> channels) {
    return switch (name) {
      case "plain" -> PLAIN;
      case "sign-flip" -> new View(name, x -> Operations.scale(x, -1));
      case "time-reverse" -> new View(name, x -> Selections.reversed(x, 2));
      case "channel-symmetry" -> {
        List<Integer> mirror = Mirror.of(channels);
        yield new View(name, x -> Selections.reordered(x, 1, mirror));
      }
      default -> throw new IllegalArgumentException("No view \"" + name + "\"");
    };
  }
}
