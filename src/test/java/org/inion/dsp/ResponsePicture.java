package org.inion.dsp;

import java.util.Locale;

/** The magnitude of a kernel's response as an SVG: the whole band, and where the high-pass lies. */
final class ResponsePicture {
  private static final double FLOOR_DECIBEL = -120;
  private static final double TOP_DECIBEL = 5;
  private static final int HEIGHT = 240;
  private static final int TOP = 44;
  private static final int POINTS = 400;

  private final Kernel kernel;
  private final StringBuilder svg = new StringBuilder();

  private ResponsePicture(Kernel kernel) {
    this.kernel = kernel;
  }

  static String of(Kernel kernel, String title, double nyquistHz) {
    ResponsePicture picture = new ResponsePicture(kernel);
    picture.line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 860 330\" font-family=\"sans-serif\""
            + " font-size=\"12\">");
    picture.line("<rect width=\"860\" height=\"330\" fill=\"white\"/>");
    picture.line("<text x=\"60\" y=\"24\" font-size=\"15\">%s</text>", title);
    picture.panel(60, 520, 100, 10, nyquistHz);
    picture.panel(640, 200, 2, 0.5, Double.NaN);
    picture.line("</svg>");
    return picture.svg.toString();
  }

  private void panel(int left, int width, double lastHz, double gridHz, double nyquistHz) {
    for (double decibel = FLOOR_DECIBEL; decibel <= 0; decibel += 20) {
      double y = y(decibel);
      rule(left, y, left + width, y, "#ddd");
      line("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>", left - 6, y + 4, decibel);
    }
    for (int k = 0; k * gridHz <= lastHz; k++) {
      double x = left + width * k * gridHz / lastHz;
      rule(x, TOP, x, TOP + HEIGHT, "#ddd");
      String label = gridHz < 1 ? "%.1f" : "%.0f";
      line(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">" + label + "</text>",
          x,
          TOP + HEIGHT + 16,
          k * gridHz);
    }
    if (!Double.isNaN(nyquistHz)) {
      double x = left + width * nyquistHz / lastHz;
      rule(x, TOP, x, TOP + HEIGHT, "#c33");
      line("<text x=\"%.1f\" y=\"%d\" fill=\"#c33\">output's Nyquist</text>", x + 4, TOP + 14);
    }
    curve(left, width, Math.min(lastHz, kernel.rate().hertz() / 2), lastHz);
    line(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">Hz (magnitude in dB)</text>",
        left + width / 2, TOP + HEIGHT + 34);
  }

  private void curve(int left, int width, double stopHz, double lastHz) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i <= POINTS; i++) {
      double hertz = stopHz * i / POINTS;
      double decibel = Math.max(FLOOR_DECIBEL, kernel.response(hertz));
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", left + width * hertz / lastHz, y(decibel)));
    }
    line(
        "<polyline fill=\"none\" stroke=\"#1f4e9c\" stroke-width=\"1.5\" points=\"%s\"/>",
        points.toString().trim());
  }

  private static double y(double decibel) {
    return TOP + HEIGHT * (TOP_DECIBEL - decibel) / (TOP_DECIBEL - FLOOR_DECIBEL);
  }

  private void rule(double x1, double y1, double x2, double y2, String colour) {
    line(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1, y1, x2, y2, colour);
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
