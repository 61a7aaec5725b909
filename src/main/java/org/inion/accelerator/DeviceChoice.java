package org.inion.accelerator;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;

/**
 * What will compute.
 *
 * @param device that was chosen
 * @param why in a sentence for people
 */
public record DeviceChoice(Accelerator device, String why) {
  private static final Pattern CARD = Pattern.compile("cuda(?::(\\d+))?");

  /** Where to read what to do. */
  private static final String WAY_OUT =
      "Point PYTORCH_LIBRARY_PATH to the lib folder of a libtorch 2.7.1 for %s, or set"
          + " accelerator.device = cpu; see docs/how-to/%s.md.";

  /** Whether a word of the configuration names a device. */
  public static boolean isName(String wanted) {
    return wanted.equals("auto") || wanted.equals("cpu") || CARD.matcher(wanted).matches();
  }

  /**
   * Chooses.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a card is asked for that cannot be used.
   *
   * @param wanted {@code auto}, {@code cpu}, {@code cuda} (the first card, AMD's too) or {@code
   *     cuda:1}
   */
  public static DeviceChoice of(String wanted, Accelerators found) {
    Matcher card = CARD.matcher(wanted);
    if (wanted.equals("auto")) {
      return automatic(found);
    }
    if (wanted.equals("cpu")) {
      return new DeviceChoice(found.cpu(), "The CPU is used because accelerator.device = cpu.");
    }
    if (!card.matches()) {
      throw new BadSetupException(
          "[accelerator.device] Cannot use \"%s\": it must be auto, cpu, cuda or cuda:N."
              .formatted(wanted));
    }
    int index = card.group(1) == null ? 0 : index(card.group(1));
    return chosen(wanted, index, found);
  }

  private static int index(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE; // no machine has so many
    }
  }

  private static DeviceChoice chosen(String wanted, int index, Accelerators found) {
    List<Accelerator> cards = found.usableCards();
    if (cards.isEmpty() || !found.libtorch().seesCards()) {
      String wayOut =
          found.cards().isEmpty()
              ? " Set accelerator.device = auto or cpu. For a card, load its driver, and point PYTORCH_LIBRARY_PATH to a libtorch for it, since the default build brings the CPU's only; see docs/how-to/gpu.md and docs/how-to/amd.md."
              : "";
      throw new BadSetupException(
          "[accelerator.device] Cannot use " + wanted + ": " + reason(found) + wayOut);
    }
    if (index >= cards.size()) {
      throw new BadSetupException(
          "[accelerator.device] Cannot use %s: its number must be below %d, the cards that there are: %s. Choose one of them."
              .formatted(wanted, cards.size(), keys(cards)));
    }
    Accelerator device = cards.get(index);
    return new DeviceChoice(
        device, "%s is used because accelerator.device = %s.".formatted(device.key(), wanted));
  }

  private static DeviceChoice automatic(Accelerators found) {
    List<Accelerator> cards = found.usableCards();
    if (!cards.isEmpty() && found.libtorch().seesCards()) {
      String more = cards.size() == 1 ? "" : ", the first of " + keys(cards);
      return new DeviceChoice(
          cards.get(0),
          "%s is used because accelerator.device = auto and libtorch %s can use it%s."
              .formatted(cards.get(0).key(), found.libtorch().version(), more));
    }
    return new DeviceChoice(found.cpu(), "The CPU is used because " + reason(found));
  }

  /** Why no card can be used, and what to do where there is one. */
  private static String reason(Accelerators found) {
    List<Accelerator> cards = found.cards();
    Libtorch libtorch = found.libtorch();
    if (cards.isEmpty()) {
      return "no card was found: neither nvidia-smi nor the driver of AMD cards tells of one.";
    }
    Accelerator.Kind kind = cards.get(0).kind();
    String wayOut =
        WAY_OUT.formatted(platform(kind), kind == Accelerator.Kind.ROCM ? "amd" : "gpu");
    if (found.usableCards().isEmpty()) {
      return "there is %s, but libtorch %s was built for %s alone. The default build brings the CPU's libtorch only. %s"
          .formatted(cards.get(0).name(), libtorch.version(), platform(libtorch.build()), wayOut);
    }
    return "there is %s, but libtorch %s in %s answers that it cannot use it: its driver may be too old for it, or this process may not open it. See the lines that begin with \"!\" in jobs/doctor. %s"
        .formatted(cards.get(0).name(), libtorch.version(), libtorch.folder(), wayOut);
  }

  private static String platform(Accelerator.Kind kind) {
    return switch (kind) {
      case CPU -> "the CPU";
      case CUDA -> "CUDA";
      case ROCM -> "ROCm";
    };
  }

  private static String keys(List<Accelerator> cards) {
    return cards.stream().map(Accelerator::key).collect(Collectors.joining(", "));
  }
}
