package org.inion.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Up to three curves over one quantity, such as losses by epoch.
 *
 * @param title of the picture
 * @param horizontal what they are over
 * @param vertical name and unit of their values
 */
public record CurvePicture(String title, Scale horizontal, Scale vertical) {
  private static final List<String> COLOURS = List.of(Svg.BLUE, Svg.ORANGE, Svg.GREEN);
  private static final int FEW_POINTS = 40;
  private static final double NOTE_FROM = 10;
  private static final double LETTER = 7.2;
  private static final double NOTE_GAP = 20;

  /** How values lie along an axis. */
  public enum Spacing {
    /** Equal differences are equally far apart. */
    EVEN,
    /** The same, and only whole numbers have ticks. */
    WHOLE,
    /** Equal ratios are equally far apart; only values above 0 are drawn. */
    LOGARITHMIC
  }

  /**
   * An axis before its values are known.
   *
   * @param name of the quantity, with its unit
   */
  public record Scale(String name, Spacing spacing) {}

  /**
   * A curve. It has a gap where a value is not finite.
   *
   * <p><b>Shape</b>: {@code x[n], y[n]}.
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
  public record Curve(String name, double[] x, double[] y) {
    public Curve {
      if (x.length != y.length) {
        throw new IllegalArgumentException(x.length + " places for " + y.length + " values");
      }
    }
  }

  /**
   * A place along the horizontal axis that matters.
   *
   * @param words what it is
   */
  public record Mark(double x, String words) {}

  /** Draws them; a picture without a single value has axes alone. */
  public String of(List<Curve> curves, Optional<Mark> mark) {
    Axis across = axis(horizontal, curves, Curve::x);
    Axis upward = axis(vertical, curves, Curve::y);
    Plot plot = new Plot(title, across, upward).gridded();
    plot.named(horizontal.name(), vertical.name());
    mark.ifPresent(
        at ->
            plot.svg().dashes(plot.x(at.x()), plot.top(), plot.x(at.x()), plot.bottom(), Svg.INK));
    double note = NOTE_FROM;
    for (int i = 0; i < curves.size(); i++) {
      String colour = COLOURS.get(i % COLOURS.size());
      draw(plot, curves.get(i), colour);
      note = noted(plot, note, colour, "— " + curves.get(i).name());
    }
    if (mark.isPresent()) {
      noted(plot, note, Svg.INK, "¦ " + mark.get().words());
    }
    return plot.svg().end();
  }

  private static double noted(Plot plot, double from, String colour, String words) {
    plot.note(from, colour, words);
    return from + LETTER * words.length() + NOTE_GAP;
  }

  private void draw(Plot plot, Curve curve, String colour) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < curve.x().length; i++) {
      double x = curve.x()[i];
      double y = curve.y()[i];
      if (isDrawn(horizontal, x) && isDrawn(vertical, y)) {
        points.append(Svg.point(plot.x(x), plot.y(y)));
        if (curve.x().length <= FEW_POINTS) {
          plot.svg().dot(plot.x(x), plot.y(y), 3, colour, 1);
        }
      } else if (!points.isEmpty()) {
        plot.svg().curve(points.toString(), colour);
        points.setLength(0);
      }
    }
    plot.svg().curve(points.toString(), colour);
  }

  private static Axis axis(Scale scale, List<Curve> curves, Function<Curve, double[]> values) {
    var range =
        curves.stream()
            .map(values)
            .flatMapToDouble(Arrays::stream)
            .filter(value -> isDrawn(scale, value))
            .summaryStatistics();
    double low = range.getCount() == 0 ? 1 : range.getMin();
    double high = range.getCount() == 0 ? 2 : range.getMax();
    return switch (scale.spacing()) {
      case EVEN -> Axis.around(low, high);
      case WHOLE ->
          EvenAxis.whole(low - 0.04 * (high - low) - 0.1, high + 0.04 * (high - low) + 0.1);
      case LOGARITHMIC -> LogAxis.around(low, high);
    };
  }

  private static boolean isDrawn(Scale scale, double value) {
    return Double.isFinite(value) && (scale.spacing() != Spacing.LOGARITHMIC || value > 0);
  }

  /** Logarithmic where values above 0 differ by more than this factor, even otherwise. */
  public static Spacing spacing(double[] values, double factor) {
    var range = DoubleStream.of(values).filter(Double::isFinite).summaryStatistics();
    return range.getMin() > 0 && range.getMax() > factor * range.getMin()
        ? Spacing.LOGARITHMIC
        : Spacing.EVEN;
  }
}
