package org.inion.report;

import java.util.List;
import java.util.Locale;

/**
 * Channels of a window over time, one below the other.
 *
 * @param title of the picture
 * @param sampleRateHz of the traces
 */
public record TracePicture(String title, double sampleRateHz) {
  private static final double WIDTH = 480;
  private static final double LEFT = 58;
  private static final double RIGHT = 440;
  private static final double TOP = 44;
  private static final double ROW = 22;
  private static final double ROW_MICROVOLTS = 60;
  private static final double SCALE_MICROVOLTS = 100;

  /**
   * A channel.
   *
   * <p><b>Unit</b>: µV.
   *
   * @param good whether it is not one of the bad channels, which are drawn in grey
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
  public record Trace(String channel, float[] microvolts, boolean good) {}

  /** Draws them; there is at least one, of at least one sample. */
  public String of(List<Trace> traces) {
    double bottom = TOP + ROW * traces.size();
    Svg svg = new Svg(WIDTH, bottom + 58, title);
    svg.heading(title);
    int samples = traces.get(0).microvolts().length;
    Axis seconds = Axis.exactly(0, samples / sampleRateHz);
    for (double tick : seconds.ticks()) {
      double x = seconds.at(tick, LEFT, RIGHT);
      svg.line(x, TOP, x, bottom, Svg.PALE);
      svg.text(x, bottom + 18, "middle", Svg.INK, seconds.label(tick));
    }
    svg.text((LEFT + RIGHT) / 2, bottom + 38, "middle", Svg.INK, "seconds");
    for (int i = 0; i < traces.size(); i++) {
      draw(svg, traces.get(i), TOP + ROW * (i + 0.5), bottom);
    }
    double length = SCALE_MICROVOLTS / ROW_MICROVOLTS * ROW;
    svg.thickLine(RIGHT + 8, bottom - length, RIGHT + 8, bottom, Svg.INK);
    svg.upward(RIGHT + 26, bottom - length / 2, "100 µV");
    if (traces.stream().anyMatch(trace -> !trace.good())) {
      svg.text(10, bottom + 38, "start", Svg.GREY, "grey: bad channel");
    }
    return svg.end();
  }

  /** What passes the frame is cut off. */
  private void draw(Svg svg, Trace trace, double middle, double bottom) {
    svg.text(10, middle + 4, "start", trace.good() ? Svg.INK : Svg.GREY, trace.channel());
    StringBuilder points = new StringBuilder();
    int samples = trace.microvolts().length;
    for (int i = 0; i < samples; i++) {
      double y = middle - trace.microvolts()[i] / ROW_MICROVOLTS * ROW;
      double shown = Double.isFinite(y) ? Math.max(TOP - 6, Math.min(bottom + 6, y)) : middle;
      double x = LEFT + (RIGHT - LEFT) * i / samples;
      points.append(String.format(Locale.ROOT, "%.0f,%.1f ", x, shown));
    }
    svg.thinCurve(points.toString(), trace.good() ? Svg.BLUE : Svg.GREY);
  }
}
