package org.inion.window;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;

/** Lays the windows of one recording. No window leaves its stretch. */
public final class WindowPlanner {
  /** A sample beyond any recording: an onset further out counts as this far. */
  private static final BigDecimal FAR = BigDecimal.valueOf(1_000_000_000_000_000L);

  private final List<Stretch> stretches;
  private final SampleRate rate;
  private final int samples;
  private final List<PlannedWindow> windows = new ArrayList<>();
  private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);

  private WindowPlanner(List<Stretch> stretches, SampleRate rate, int samples) {
    this.stretches = stretches;
    this.rate = rate;
    this.samples = samples;
  }

  /**
   * Plans the windows of a recording.
   *
   * <p>Fixed windows start at the first sample of each stretch. A start on the grid whose window
   * passes the stretch's end is left out and counted. An anchored window starts at the stored
   * sample nearest to its event's onset plus offset, a tie going to the later one.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a length or stride is not a whole number of
   * samples.
   *
   * @param stretches in order of time, as {@link Stretches} makes them
   * @param events of the recording, in any order; only anchored windows need them
   * @param storedRate of the samples that the windows are cut from
   */
  public static WindowPlan plan(
      WindowRule rule, List<Stretch> stretches, List<Event> events, SampleRate storedRate) {
    List<String> problems = rule.problemsAt(storedRate);
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    int samples = WholeSamples.of(rule.lengthSeconds(), storedRate);
    WindowPlanner planner = new WindowPlanner(List.copyOf(stretches), storedRate, samples);
    if (rule instanceof FixedWindows fixed) {
      planner.layGrid(WholeSamples.of(fixed.strideSeconds(), storedRate));
    } else if (rule instanceof AnchoredWindows anchored) {
      planner.layBeside(
          EventTimeline.of(events).matching(anchored.anchors()),
          anchored.anchors().column(),
          anchored.offsetSeconds());
    } else if (rule instanceof TrialWindows trials) {
      planner.layBeside(
          trials.trials().of(EventTimeline.of(events)).usable().stream()
              .flatMap(trial -> trial.stimulus().stream())
              .toList(),
          trials.trials().stimuli().column(),
          trials.offsetSeconds());
    }
    return new WindowPlan(planner.windows, planner.leftOut);
  }

  private void layGrid(int stride) {
    for (int stretch = 0; stretch < stretches.size(); stretch++) {
      long available = stretches.get(stretch).samples();
      long start = 0;
      for (; start + samples <= available; start += stride) {
        add(stretch, start, Optional.empty(), Optional.empty());
      }
      if (start < available) {
        count(reasonAtEndOf(stretch), Math.toIntExact((available - start + stride - 1) / stride));
      }
    }
  }

  private void layBeside(List<Event> anchors, EventColumn column, double offsetSeconds) {
    int stretch = -1;
    for (Event event : anchors) {
      BigDecimal wanted = decimal(event.onsetSeconds()).add(decimal(offsetSeconds));
      while (stretch + 1 < stretches.size() && sampleIn(stretch + 1, wanted) >= 0) {
        stretch++;
      }
      if (stretch < 0) {
        count(stretches.isEmpty() ? LeftOut.BEYOND_END : LeftOut.BEFORE_START, 1);
        continue;
      }
      long start = sampleIn(stretch, wanted);
      if (start + samples <= stretches.get(stretch).samples()) {
        add(stretch, start, column.textOf(event), Optional.of(event));
      } else {
        count(reasonAtEndOf(stretch), 1);
      }
    }
  }

  /**
   * The sample of a stretch nearest to a time. Counted in decimals, because onsets are written so:
   * in binary a tie would go up or down by chance.
   */
  private long sampleIn(int stretch, BigDecimal seconds) {
    return seconds
        .subtract(decimal(stretches.get(stretch).segment().onsetSeconds()))
        .multiply(BigDecimal.valueOf(rate.numerator()))
        .divide(BigDecimal.valueOf(rate.denominator()), 0, RoundingMode.HALF_UP)
        .min(FAR)
        .max(FAR.negate())
        .longValueExact();
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value);
  }

  private LeftOut reasonAtEndOf(int stretch) {
    return stretch == stretches.size() - 1 ? LeftOut.BEYOND_END : LeftOut.CROSSES_GAP;
  }

  private void add(int stretch, long start, Optional<String> anchor, Optional<Event> event) {
    double startSeconds = stretches.get(stretch).segment().onsetSeconds() + rate.secondsAt(start);
    windows.add(
        new PlannedWindow(windows.size(), stretch, start, samples, startSeconds, anchor, event));
  }

  private void count(LeftOut reason, int windowsLeftOut) {
    leftOut.merge(reason, windowsLeftOut, Integer::sum);
  }
}
