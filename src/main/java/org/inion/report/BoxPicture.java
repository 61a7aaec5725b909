package org.inion.report;

import java.util.Arrays;
import java.util.Map;

/**
 * How values are spread in each group: the box holds the middle half, its line is the median, the
 * whiskers end at the 5 % and the 95 % quantile.
 *
 * @param title of the picture
 * @param grouping what the groups are
 * @param quantity name and unit of the values
 */
public record BoxPicture(String title, String grouping, String quantity) {
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /** Draws it, in the order of the map; each group has at least one value. */
  public String of(Map<String, double[]> groups) {
    double[][] quantiles =
        groups.values().stream().map(BoxPicture::quantiles).toArray(double[][]::new);
    double low = Arrays.stream(quantiles).mapToDouble(q -> q[0]).min().orElseThrow();
    double high = Arrays.stream(quantiles).mapToDouble(q -> q[4]).max().orElseThrow();
    Axis places = new EvenAxis(0, groups.size(), 1);
    Plot plot =
        new Plot(title, places, Axis.around(Math.min(0, low), Math.max(0, high)))
            .named("", quantity);
    plot.reference(0, 0, groups.size(), 0);
    int place = 0;
    for (Map.Entry<String, double[]> group : groups.entrySet()) {
      box(plot, place, quantiles[place]);
      double middle = plot.x(place + 0.5);
      plot.below(middle, 0, Svg.INK, group.getKey());
      plot.below(middle, 1, Svg.GREY, "n = " + group.getValue().length);
      place++;
    }
    plot.below(plot.x(groups.size() / 2.0), 2, Svg.INK, grouping);
    return plot.svg().end();
  }

  private static void box(Plot plot, int place, double[] quantiles) {
    Svg svg = plot.svg();
    double left = plot.x(place + 0.25);
    double middle = plot.x(place + 0.5);
    double right = plot.x(place + 0.75);
    svg.line(middle, plot.y(quantiles[0]), middle, plot.y(quantiles[1]), Svg.BLUE);
    svg.line(middle, plot.y(quantiles[3]), middle, plot.y(quantiles[4]), Svg.BLUE);
    double top = plot.y(quantiles[3]);
    svg.box(left, top, right - left, plot.y(quantiles[1]) - top, Svg.BLUE);
    svg.thickLine(left, plot.y(quantiles[2]), right, plot.y(quantiles[2]), Svg.BLUE);
  }

  private static double[] quantiles(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(SHARES).map(share -> quantile(sorted, share)).toArray();
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
