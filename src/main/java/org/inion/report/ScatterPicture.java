package org.inion.report;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Predicted against true values, both on the same range so that shrunken predictions look as they
 * are.
 *
 * @param title of the picture
 * @param quantity name and unit of the values
 */
public record ScatterPicture(String title, String quantity) {
  private static final int MOST_DOTS = 2500;
  private static final int FEW_DOTS = 300;

  /**
   * Draws it; of many points a random part, always the same, is shown.
   *
   * <p><b>Shape</b>: {@code labels[n], predictions[n]}, n at least 1.
   */
  public String of(double[] labels, double[] predictions) {
    DoubleStream all = DoubleStream.concat(Arrays.stream(labels), Arrays.stream(predictions));
    var range = all.summaryStatistics();
    Axis axis = Axis.around(range.getMin(), range.getMax());
    Plot plot =
        new Plot(title, axis, axis).gridded().named("true " + quantity, "predicted " + quantity);
    plot.reference(axis.low(), axis.low(), axis.high(), axis.high());
    int shown = Math.min(MOST_DOTS, labels.length);
    double opacity = shown > FEW_DOTS ? 0.3 : 0.6;
    for (int i : chosen(labels.length, shown)) {
      plot.svg().dot(plot.x(labels[i]), plot.y(predictions[i]), 2.6, Svg.BLUE, opacity);
    }
    double mean = Arrays.stream(labels).average().orElseThrow();
    plot.svg()
        .dashes(plot.x(axis.low()), plot.y(mean), plot.x(axis.high()), plot.y(mean), Svg.ORANGE);
    plot.note(10, Svg.ORANGE, "- - mean of the true values");
    plot.note(190, Svg.GREY, "- - predicted = true");
    if (shown < labels.length) {
      plot.note(326, Svg.GREY, shown + " of " + labels.length + " shown");
    }
    return plot.svg().end();
  }

  /** A part of the rows, each with the same chance. */
  private static int[] chosen(int rows, int wanted) {
    SplittableRandom random = new SplittableRandom(1);
    int[] chosen = new int[wanted];
    int count = 0;
    for (int row = 0; row < rows && count < wanted; row++) {
      if (random.nextInt(rows - row) < wanted - count) {
        chosen[count++] = row;
      }
    }
    return chosen;
  }
}
