package org.inion.train.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The epochs of a run, in order.
 *
 * @param epochs numbered upwards; all with scores have the same names
 */
public record RunHistory(List<EpochRecord> epochs) {

  /** Before the first epoch. */
  public static final RunHistory EMPTY = new RunHistory(List.of());

  public RunHistory {
    epochs = List.copyOf(epochs);
    for (int i = 1; i < epochs.size(); i++) {
      if (epochs.get(i).epoch() <= epochs.get(i - 1).epoch()) {
        throw new IllegalArgumentException(
            "Epoch " + epochs.get(i).epoch() + " follows " + epochs.get(i - 1).epoch());
      }
    }
    long kinds =
        scored(epochs).map(epoch -> List.copyOf(epoch.scores().keySet())).distinct().count();
    if (kinds > 1) {
      throw new IllegalArgumentException("Epochs have scores of different names");
    }
  }

  /** With one more epoch. */
  public RunHistory with(EpochRecord epoch) {
    List<EpochRecord> more = new ArrayList<>(epochs);
    more.add(epoch);
    return new RunHistory(more);
  }

  /** Until this epoch, as a run that goes on from its checkpoint needs it. */
  public RunHistory until(int epoch) {
    return new RunHistory(epochs.stream().filter(one -> one.epoch() <= epoch).toList());
  }

  /** The epoch whose parameters {@code best.safetensors} holds. */
  public Optional<EpochRecord> best() {
    return epochs.stream()
        .filter(epoch -> epoch.standing() == EpochRecord.Standing.BEST_SO_FAR)
        .reduce((earlier, later) -> later);
  }

  /** The last epoch. */
  public Optional<EpochRecord> last() {
    return epochs.stream().reduce((earlier, later) -> later);
  }

  /** Names of the scores; the first is the one that decides. */
  public List<String> scoreNames() {
    return scored(epochs)
        .findFirst()
        .map(epoch -> List.copyOf(epoch.scores().keySet()))
        .orElse(List.of());
  }

  /** What all epochs took. */
  public double seconds() {
    return epochs.stream().mapToDouble(EpochRecord::seconds).sum();
  }

  /** Share of all time in which training waited for data; 0 before the first epoch. */
  public double waitShare() {
    double waited = epochs.stream().mapToDouble(epoch -> epoch.waitShare() * epoch.seconds()).sum();
    return seconds() > 0 ? waited / seconds() : 0;
  }

  private static Stream<EpochRecord> scored(List<EpochRecord> epochs) {
    return epochs.stream().filter(epoch -> !epoch.scores().isEmpty());
  }
}
