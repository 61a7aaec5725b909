package org.inion.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.inion.metric.Interval;

/**
 * A score with its interval for each group, one below the other.
 *
 * @param title of the picture
 * @param quantity what the score is
 * @param reference where a line is drawn, such as the score of guessing
 */
public record IntervalPicture(String title, String quantity, OptionalDouble reference) {
  private static final double LEFT = 222;
  private static final double RIGHT = 456;
  private static final double TOP = 40;
  private static final double ROW = 24;
  private static final int LONGEST_NAME = 23;

  /**
   * One line of the picture.
   *
   * @param name of the group
   * @param subjects how many it holds
   * @param score a defined value
   * @param first whether it begins a block of groups
   */
  public record Line(String name, int subjects, double score, Interval interval, boolean first) {}

  /** Draws it; there is at least one line. */
  public String of(List<Line> lines) {
    Axis axis = axis(lines);
    long blocks = lines.stream().filter(Line::first).count();
    double bottom = TOP + ROW * (lines.size() + 0.4 * blocks);
    Svg svg = new Svg(480, bottom + 50, title);
    svg.heading(title);
    for (double tick : axis.ticks()) {
      double x = axis.at(tick, LEFT, RIGHT);
      svg.line(x, TOP, x, bottom, Svg.PALE);
      svg.text(x, bottom + 18, "middle", Svg.INK, axis.label(tick));
    }
    reference.ifPresent(
        value -> {
          double x = axis.at(value, LEFT, RIGHT);
          svg.dashes(x, TOP, x, bottom, Svg.ORANGE);
        });
    svg.text((LEFT + RIGHT) / 2, bottom + 40, "middle", Svg.INK, quantity);
    svg.text(LEFT - 12, bottom + 18, "end", Svg.GREY, "subjects");
    if (reference.isPresent()) {
      svg.text(10, bottom + 40, "start", Svg.ORANGE, "- - knowing nothing");
    }
    double y = TOP;
    for (Line line : lines) {
      y += line.first() ? 0.4 * ROW : 0;
      draw(svg, axis, line, y + ROW / 2);
      y += ROW;
    }
    return svg.end();
  }

  private static void draw(Svg svg, Axis axis, Line line, double y) {
    svg.text(10, y + 4, "start", Svg.INK, brief(line.name()));
    svg.text(LEFT - 12, y + 4, "end", Svg.GREY, String.valueOf(line.subjects()));
    if (line.interval().isDefined()) {
      double low = axis.at(line.interval().low(), LEFT, RIGHT);
      double high = axis.at(line.interval().high(), LEFT, RIGHT);
      svg.thickLine(low, y, high, y, Svg.BLUE);
    }
    svg.dot(axis.at(line.score(), LEFT, RIGHT), y, 4.5, Svg.BLUE, 1);
  }

  private static String brief(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
  }

  private Axis axis(List<Line> lines) {
    DoubleStream ends =
        lines.stream()
            .flatMapToDouble(
                line ->
                    line.interval().isDefined()
                        ? DoubleStream.of(
                            line.score(), line.interval().low(), line.interval().high())
                        : DoubleStream.of(line.score()));
    var range = DoubleStream.concat(ends, reference.stream()).summaryStatistics();
    return Axis.around(range.getMin(), range.getMax());
  }
}
