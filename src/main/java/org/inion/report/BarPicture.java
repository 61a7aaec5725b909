package org.inion.report;

import java.util.Map;

/**
 * How many there are of each of a few whole numbers.
 *
 * @param title of the picture
 * @param quantity what is counted by, with its unit
 * @param things that are counted
 */
public record BarPicture(String title, String quantity, String things) {

  /** Draws it; there is at least one number, each is counted at least once. */
  public String of(Map<Integer, Integer> counts) {
    int low = counts.keySet().stream().min(Integer::compare).orElseThrow();
    int high = counts.keySet().stream().max(Integer::compare).orElseThrow();
    int most = counts.values().stream().max(Integer::compare).orElseThrow();
    Plot plot =
        new Plot(title, EvenAxis.whole(low - 0.6, high + 0.6), EvenAxis.whole(0, most * 1.05))
            .gridded()
            .named(quantity, things);
    counts.forEach(
        (number, count) -> {
          double left = plot.x(number - 0.4);
          double top = plot.y(count);
          plot.svg().box(left, top, plot.x(number + 0.4) - left, plot.bottom() - top, Svg.BLUE);
        });
    return plot.svg().end();
  }
}
