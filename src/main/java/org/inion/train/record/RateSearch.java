package org.inion.train.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.report.CurvePicture;
import org.inion.report.CurvePicture.Curve;
import org.inion.report.CurvePicture.Mark;
import org.inion.report.CurvePicture.Scale;
import org.inion.report.CurvePicture.Spacing;

/**
 * What the learning-rate finder saw: the loss while the rate grew.
 *
 * <p><b>Shape</b>: {@code rates[n], losses[n]}.
 *
 * <p><b>Source</b>: Smith 2017, Cyclical Learning Rates for Training Neural Networks.
 *
 * @param rates that were tried, above 0
 * @param losses at each
 * @param suggestion a good rate; empty where no loss fell
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
public record RateSearch(double[] rates, double[] losses, OptionalDouble suggestion) {
  /** What diverges at the end would squeeze the rest to a line. */
  private static final double SHOWN_TO = 4;

  /** The picture, with the suggestion marked. */
  public String picture(String title) {
    double first = Arrays.stream(losses).filter(Double::isFinite).findFirst().orElse(1);
    double[] shown =
        Arrays.stream(losses).map(loss -> loss > SHOWN_TO * first ? Double.NaN : loss).toArray();
    Optional<Mark> mark =
        suggestion.isPresent()
            ? Optional.of(
                new Mark(
                    suggestion.getAsDouble(),
                    String.format(Locale.ROOT, "suggested: %.2g", suggestion.getAsDouble())))
            : Optional.empty();
    return new CurvePicture(
            title,
            new Scale("learning rate", Spacing.LOGARITHMIC),
            new Scale("training loss", Spacing.EVEN))
        .of(List.of(new Curve("loss", rates, shown)), mark);
  }

  /** Two columns. */
  public String csv() {
    StringBuilder csv = new StringBuilder("learning_rate,loss\n");
    for (int i = 0; i < rates.length; i++) {
      csv.append(rates[i]).append(',').append(losses[i]).append('\n');
    }
    return csv.toString();
  }
}
