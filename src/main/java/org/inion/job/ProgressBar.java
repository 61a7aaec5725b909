package org.inion.job;

import java.io.PrintStream;
import java.util.Locale;
import org.inion.stage.Progress;

/**
 * Progress on standard error: a bar that is drawn anew on a terminal, else a line now and then so
 * that a log stays readable.
 */
final class ProgressBar implements Progress {
  private static final int WIDTH = 24;
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long LOG_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private final long pauseNanos;
  private final String lineStart;
  private final String things;
  private String stage = "";
  private int total;
  private long totalBytes;
  private int done;
  private long windows;
  private long bytes;
  private long startNanos;
  private long shownNanos;

  ProgressBar(PrintStream out, Terminal terminal) {
    this(out, terminal, "recordings");
  }

  /**
   * @param things what a stage counts
   */
  ProgressBar(PrintStream out, Terminal terminal, String things) {
    this.out = out;
    this.things = things;
    boolean draws = terminal == Terminal.INTERACTIVE;
    this.pauseNanos = draws ? TERMINAL_NANOS : LOG_NANOS;
    this.lineStart = draws ? "\r\u001b[K" : "";
  }

  /** Where the bar is shown. */
  enum Terminal {
    INTERACTIVE,
    LOG;

    /** What the launcher found: Java itself cannot tell where standard error goes. */
    static Terminal ofThisProcess() {
      return Boolean.getBoolean("inion.terminal") ? INTERACTIVE : LOG;
    }
  }

  @Override
  public void note(String line) {
    out.println(lineStart + line);
  }

  @Override
  public void begin(String newStage, int recordings, long allBytes) {
    stage = newStage;
    total = recordings;
    totalBytes = allBytes;
    done = 0;
    windows = 0;
    bytes = 0;
    startNanos = System.nanoTime();
    shownNanos = startNanos;
    if (!lineStart.isEmpty() && total > 0) {
      show();
    }
  }

  @Override
  public void advance(int newWindows, long newBytes) {
    done++;
    windows += newWindows;
    bytes += newBytes;
    if (System.nanoTime() - shownNanos > pauseNanos) {
      show();
    }
  }

  @Override
  public void end() {
    if (total == 0) {
      return;
    }
    show();
    if (!lineStart.isEmpty()) {
      out.println();
    }
  }

  private void show() {
    shownNanos = System.nanoTime();
    double seconds = Math.max(1e-3, (shownNanos - startNanos) / 1e9);
    double share =
        totalBytes > 0 ? (double) bytes / totalBytes : total > 0 ? (double) done / total : 1;
    StringBuilder line = new StringBuilder(lineStart);
    int filled = (int) Math.round(Math.min(1, share) * WIDTH);
    line.append(String.format("%-10s ", stage))
        .append("█".repeat(filled))
        .append("░".repeat(WIDTH - filled))
        .append(String.format(Locale.ROOT, " %d/%d %s", done, total, things));
    if (windows > 0) {
      line.append(String.format(Locale.ROOT, "  %,d windows", windows));
    }
    if (bytes > 0) {
      line.append(String.format(Locale.ROOT, "  %.1f MB/s", bytes / 1e6 / seconds));
    }
    if (done < total && share > 0) {
      line.append("  ").append(Figures.time(seconds * (1 - share) / share)).append(" left");
    } else {
      line.append("  ").append(Figures.time(seconds));
    }
    if (lineStart.isEmpty()) {
      out.println(line);
    } else {
      out.print(line);
      out.flush();
    }
  }
}
