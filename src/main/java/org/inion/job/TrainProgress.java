package org.inion.job;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.inion.train.TrainListener;
import org.inion.train.record.EpochRecord;

/** Training on standard error: a line an epoch, and between them one that is drawn anew. */
final class TrainProgress implements TrainListener {
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long LOG_NANOS = 20_000_000_000L;
  private static final int SCORES = 3;

  private final PrintWriter out;
  private final boolean draws;
  private long beginNanos = System.nanoTime();
  private long epochNanos = beginNanos;
  private long shownNanos = beginNanos;
  private int lastEpoch;
  private double doneAtBegin = Double.NaN;

  private TrainProgress(PrintWriter out, ProgressBar.Terminal terminal) {
    this.out = out;
    this.draws = terminal == ProgressBar.Terminal.INTERACTIVE;
  }

  static TrainProgress ofThisProcess(PrintWriter out) {
    return new TrainProgress(out, ProgressBar.Terminal.ofThisProcess());
  }

  @Override
  public void note(String line) {
    lastEpoch = 0;
    doneAtBegin = Double.NaN;
    out.println(clear() + line);
    out.flush();
  }

  @Override
  public void step(int epoch, int epochs, long windows, long all, double loss, double rate) {
    long now = System.nanoTime();
    if (epoch != lastEpoch) {
      lastEpoch = epoch;
      epochNanos = now;
    }
    double done = (epoch - 1 + (double) windows / Math.max(1, all)) / epochs;
    if (Double.isNaN(doneAtBegin)) {
      doneAtBegin = done;
      beginNanos = now;
      shownNanos = now;
    }
    if (now - shownNanos < (draws ? TERMINAL_NANOS : LOG_NANOS)) {
      return;
    }
    shownNanos = now;
    double perSecond = windows / Math.max(1e-9, (now - epochNanos) / 1e9);
    out.print(
        String.format(
            Locale.ROOT,
            "%sepoch %d/%d  %3.0f %%  loss %.4f  rate %.2g  %,.0f windows/s%s%s",
            clear(),
            epoch,
            epochs,
            100.0 * windows / Math.max(1, all),
            loss,
            rate,
            perSecond,
            left(now, done),
            draws ? "" : System.lineSeparator()));
    out.flush();
  }

  private String left(long now, double done) {
    double progress = done - doneAtBegin;
    if (!(progress > 0)) {
      return "";
    }
    double seconds = (now - beginNanos) / 1e9 * (1 - done) / progress;
    return String.format(Locale.ROOT, "  %d:%02d left", (int) seconds / 60, (int) seconds % 60);
  }

  @Override
  public void epoch(EpochRecord epoch, int epochs) {
    String scores =
        epoch.scores().entrySet().stream()
            .limit(SCORES)
            .map(TrainProgress::score)
            .collect(Collectors.joining("  "));
    out.println(
        String.format(
            Locale.ROOT,
            "%sepoch %d/%d  loss %.4f  validation %.4f  %s  %,.0f windows/s%s",
            clear(),
            epoch.epoch(),
            epochs,
            epoch.trainLoss(),
            epoch.validationLoss(),
            scores,
            epoch.windowsPerSecond(),
            epoch.standing() == EpochRecord.Standing.BEST_SO_FAR ? "  best" : ""));
    out.flush();
  }

  private static String score(Map.Entry<String, Double> score) {
    return String.format(Locale.ROOT, "%s %.4f", score.getKey(), score.getValue());
  }

  private String clear() {
    return draws ? "\r\u001b[K" : "";
  }
}
