package org.inion.report;

import java.util.List;
import org.inion.metric.Pairs;
import org.inion.metric.Reliability;
import org.inion.metric.RocCurve;

/** Pictures of probabilities of two classes. */
public final class ClassPictures {
  private static final int MOST_POINTS = 400;
  private static final double LARGEST_DOT = 11;

  private ClassPictures() {}

  /**
   * How often the class is true where it was given a certain probability; a dot's area grows with
   * the rows of its bin.
   *
   * @param named name of class 1
   */
  public static String reliability(String title, String named, Pairs pairs) {
    Axis shares = Axis.exactly(0, 1);
    Plot plot =
        new Plot(title, shares, shares)
            .gridded()
            .named("predicted probability of " + named, "share that is " + named);
    plot.reference(0, 0, 1, 1);
    List<Reliability.Bin> bins = Reliability.of(pairs);
    long largest = bins.stream().mapToLong(Reliability.Bin::count).max().orElseThrow();
    StringBuilder points = new StringBuilder();
    for (Reliability.Bin bin : bins) {
      points.append(Svg.point(plot.x(bin.meanPrediction()), plot.y(bin.shareOfOnes())));
    }
    plot.svg().curve(points.toString(), Svg.BLUE);
    for (Reliability.Bin bin : bins) {
      double radius = Math.max(2.5, LARGEST_DOT * Math.sqrt((double) bin.count() / largest));
      plot.svg()
          .dot(plot.x(bin.meanPrediction()), plot.y(bin.shareOfOnes()), radius, Svg.BLUE, 0.6);
    }
    plot.note(10, Svg.GREY, "- - as often as predicted");
    return plot.svg().end();
  }

  /** The ROC curve; only its diagonal where a class has no label. */
  public static String roc(String title, String named, Pairs pairs) {
    Axis shares = Axis.exactly(0, 1);
    Plot plot =
        new Plot(title, shares, shares)
            .gridded()
            .named("others taken for " + named, "share of " + named + " that is found");
    plot.reference(0, 0, 1, 1);
    StringBuilder points = new StringBuilder();
    for (RocCurve.Point point : RocCurve.of(pairs, MOST_POINTS)) {
      points.append(Svg.point(plot.x(point.falsePositiveRate()), plot.y(point.truePositiveRate())));
    }
    plot.svg().curve(points.toString(), Svg.BLUE);
    plot.note(10, Svg.GREY, "- - guessing");
    return plot.svg().end();
  }
}
