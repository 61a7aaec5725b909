package org.inion.report;

/** A picture with a horizontal and a vertical axis, ready to be drawn into. */
final class Plot {
  private static final double LEAST_LEFT = 62;
  private static final double DIGIT = 7.6;
  private static final double NAME = 28;
  private static final double RIGHT = 462;
  private static final double TOP = 36;
  private static final double BOTTOM = 336;
  private static final double WIDTH = 480;
  private static final double HEIGHT = 414;

  private final Svg svg;
  private final Axis horizontal;
  private final Axis vertical;
  private final double left;

  Plot(String title, Axis horizontal, Axis vertical) {
    this.svg = new Svg(WIDTH, HEIGHT, title);
    this.horizontal = horizontal;
    this.vertical = vertical;
    int longest =
        vertical.ticks().stream().mapToInt(tick -> vertical.label(tick).length()).max().orElse(0);
    this.left = Math.max(LEAST_LEFT, NAME + DIGIT * longest);
    svg.heading(title);
    for (double tick : vertical.ticks()) {
      svg.line(left, y(tick), RIGHT, y(tick), Svg.PALE);
      svg.text(left - 6, y(tick) + 4, "end", Svg.INK, vertical.label(tick));
    }
  }

  /** Ticks and grid of the horizontal axis. */
  Plot gridded() {
    for (double tick : horizontal.ticks()) {
      svg.line(x(tick), TOP, x(tick), BOTTOM, Svg.PALE);
      svg.text(x(tick), BOTTOM + 18, "middle", Svg.INK, horizontal.label(tick));
    }
    return this;
  }

  Plot named(String horizontalName, String verticalName) {
    svg.text((left + RIGHT) / 2, BOTTOM + 40, "middle", Svg.INK, horizontalName);
    svg.upward(16, (TOP + BOTTOM) / 2, verticalName);
    return this;
  }

  Svg svg() {
    return svg;
  }

  double top() {
    return TOP;
  }

  double bottom() {
    return BOTTOM;
  }

  double x(double value) {
    return horizontal.at(value, left, RIGHT);
  }

  double y(double value) {
    return vertical.at(value, BOTTOM, TOP);
  }

  /** Below the horizontal axis. */
  void below(double x, int row, String colour, String words) {
    svg.text(x, BOTTOM + 18 + 16 * row, "middle", colour, words);
  }

  /** A dashed line through values. */
  void reference(double x1, double y1, double x2, double y2) {
    svg.dashes(x(x1), y(y1), x(x2), y(y2), Svg.GREY);
  }

  /** Words below the picture, from there. */
  void note(double x, String colour, String words) {
    svg.text(x, HEIGHT - 14, "start", colour, words);
  }
}
