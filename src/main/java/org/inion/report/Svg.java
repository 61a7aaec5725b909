package org.inion.report;

import java.util.Locale;

/** An SVG that is written element by element. Lengths are in its own units, about a pixel each. */
final class Svg {
  static final String INK = "#222";
  static final String PALE = "#e3e3e3";
  static final String BLUE = "#1f5fa8";
  static final String ORANGE = "#c9620a";
  static final String GREEN = "#2c7a3f";
  static final String GREY = "#777";

  private final StringBuilder text = new StringBuilder();

  /**
   * @param title for readers who do not see it
   */
  Svg(double width, double height, String title) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\""
            + " font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"%s\">",
        width, height, INK);
    add("<title>%s</title>", Html.escape(title));
    add("<rect width=\"%.0f\" height=\"%.0f\" fill=\"white\"/>", width, height);
  }

  void line(double x1, double y1, double x2, double y2, String colour) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1, y1, x2, y2, colour);
  }

  void thickLine(double x1, double y1, double x2, double y2, String colour) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
        x1, y1, x2, y2, colour);
  }

  void dashes(double x1, double y1, double x2, double y2, String colour) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
            + " stroke-dasharray=\"5 4\"/>",
        x1, y1, x2, y2, colour);
  }

  void box(double x, double y, double width, double height, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
            + " fill-opacity=\"0.25\" stroke=\"%s\"/>",
        x, y, width, height, colour, colour);
  }

  void dot(double x, double y, double radius, String colour, double opacity) {
    add(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" fill-opacity=\"%.2f\"/>",
        x, y, radius, colour, opacity);
  }

  /** A curve through points, each {@code x,y}. */
  void curve(String points, String colour) {
    add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linejoin=\"round\""
            + " points=\"%s\"/>",
        colour, points.strip());
  }

  /** A curve among many. */
  void thinCurve(String points, String colour) {
    add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"0.9\" stroke-linejoin=\"round\""
            + " points=\"%s\"/>",
        colour, points.strip());
  }

  /**
   * A text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  void text(double x, double y, String anchor, String colour, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        x, y, anchor, colour, Html.escape(words));
  }

  /** A text that is read upwards. */
  void upward(double x, double y, String words) {
    add(
        "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        x, y, Html.escape(words));
  }

  void heading(String words) {
    add(
        "<text x=\"10\" y=\"20\" font-size=\"15\" font-weight=\"600\">%s</text>",
        Html.escape(words));
  }

  static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
  }

  /** The whole. */
  String end() {
    return text + "</svg>\n";
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
