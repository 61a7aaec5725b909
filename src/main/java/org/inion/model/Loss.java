package org.inion.model;

import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Tensor;

/** How far an output is from its label, for each window. */
public sealed interface Loss {
  /** Names of all. */
  List<String> NAMES = List.of("mse", "mae", "huber", "cross-entropy", "binary-cross-entropy");

  /** TorchScript's word for "of each element, not of all". */
  int EACH = 0;

  /**
   * Appends the loss to the graph of the outputs.
   *
   * <p><b>Shape</b>: outputs {@code [B]} and label {@code [B]} to {@code [B]}; of classes the
   * outputs are {@code [B, classes]}.
   */
  Tensor of(Tensor outputs, Tensor label);

  /** What this can be the loss of. */
  Head.Kind kind();

  /**
   * The loss of a name.
   *
   * @param huberDelta used by {@code huber} alone
   */
  static Loss named(String name, double huberDelta) {
    return switch (name) {
      case "mse" -> Plain.MSE;
      case "mae" -> Plain.MAE;
      case "huber" -> new Huber(huberDelta);
      case "cross-entropy" -> Plain.CROSS_ENTROPY;
      case "binary-cross-entropy" -> Plain.BINARY_CROSS_ENTROPY;
      default ->
          throw new BadSetupException(
              "No loss \"%s\"; options: %s.".formatted(name, String.join(", ", NAMES)));
    };
  }

  /** Losses without a setting. */
  enum Plain implements Loss {
    /** The square of the difference. */
    MSE(Head.Kind.NUMBER) {
      @Override
      public Tensor of(Tensor outputs, Tensor label) {
        return emit(outputs, label, "torch.mse_loss", EACH);
      }
    },
    /** The absolute difference. */
    MAE(Head.Kind.NUMBER) {
      @Override
      public Tensor of(Tensor outputs, Tensor label) {
        return emit(outputs, label, "torch.l1_loss", EACH);
      }
    },
    /** The negative log-likelihood of the label's class, of outputs that are logits. */
    CROSS_ENTROPY(Head.Kind.CLASSES) {
      @Override
      public Tensor of(Tensor outputs, Tensor label) {
        Tensor number = label.graph().emit("number", label.shape(), "torch.to", label, INT64);
        return emit(outputs, number, "torch.cross_entropy_loss", "None", EACH, NOT_IGNORED, 0.0);
      }
    },
    /** The negative log-likelihood of a label that is 0 or 1, of an output that is a logit. */
    BINARY_CROSS_ENTROPY(Head.Kind.TWO_CLASSES) {
      @Override
      public Tensor of(Tensor outputs, Tensor label) {
        return emit(outputs, label, "torch.binary_cross_entropy_with_logits", "None", "None", EACH);
      }
    };

    /** Number of the type in TorchScript. */
    private static final int INT64 = 4;

    /** PyTorch's own number of a class that does not count; ours are masked instead. */
    private static final int NOT_IGNORED = -100;

    private final Head.Kind kind;

    Plain(Head.Kind kind) {
      this.kind = kind;
    }

    @Override
    public Head.Kind kind() {
      return kind;
    }
  }

  /**
   * Half the square of small differences, linear beyond. <b>Source</b>: Huber 1964.
   *
   * @param delta difference from which on it is linear, in the unit of the label
   */
  record Huber(double delta) implements Loss {

    /** <b>Throws</b> {@link BadSetupException} when delta is not positive. */
    public Huber {
      if (!(delta > 0)) {
        throw new BadSetupException(
            "Cannot use the loss huber: its delta must be > 0, but was " + delta);
      }
    }

    @Override
    public Tensor of(Tensor outputs, Tensor label) {
      return emit(outputs, label, "torch.huber_loss", EACH, delta);
    }

    @Override
    public Head.Kind kind() {
      return Head.Kind.NUMBER;
    }
  }

  private static Tensor emit(Tensor outputs, Tensor label, String function, Object... further) {
    Graph graph = outputs.graph();
    Object[] arguments = new Object[further.length + 2];
    arguments[0] = graph.wide(outputs);
    arguments[1] = label;
    System.arraycopy(further, 0, arguments, 2, further.length);
    return graph.emit("loss", label.shape(), function, arguments);
  }
}
