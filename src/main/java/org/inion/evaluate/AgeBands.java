package org.inion.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inion.error.BadSetupException;

/**
 * Bands of age without a gap: below the first edge, between two, from the last on. A band holds its
 * lower edge and not its upper one.
 *
 * @param edgesYears ascending, at least one
 */
public record AgeBands(List<Double> edgesYears) {

  /** Before school, primary school, early and late puberty, adults: for 5 to 22 years. */
  public static final AgeBands DEFAULT = new AgeBands(List.of(8.0, 11.0, 14.0, 18.0));

  public AgeBands {
    edgesYears = List.copyOf(edgesYears);
    boolean good = !edgesYears.isEmpty();
    for (int i = 0; i < edgesYears.size(); i++) {
      good &= Double.isFinite(edgesYears.get(i)) && edgesYears.get(i) > 0;
      good &= i == 0 || edgesYears.get(i) > edgesYears.get(i - 1);
    }
    if (!good) {
      throw new BadSetupException(
          "Cannot use the age bands: edges must be ascending years above 0, such as 8,11,14,18, but"
              + " was "
              + edgesYears
              + ".");
    }
  }

  /** The number of the band of an age, from 0. */
  public int of(double ageYears) {
    int band = 0;
    while (band < edgesYears.size() && ageYears >= edgesYears.get(band)) {
      band++;
    }
    return band;
  }

  /** All names, in ascending order: {@code <8, 8-11, …, >=18}. */
  public List<String> names() {
    return IntStream.rangeClosed(0, edgesYears.size()).mapToObj(this::name).toList();
  }

  private String name(int band) {
    if (band == 0) {
      return "<" + years(0);
    }
    return band == edgesYears.size() ? ">=" + years(band - 1) : years(band - 1) + "-" + years(band);
  }

  private String years(int edge) {
    double years = edgesYears.get(edge);
    return years == Math.rint(years)
        ? String.format(Locale.ROOT, "%.0f", years)
        : String.valueOf(years);
  }

  /** From text such as {@code 8,11,14,18}. */
  public static AgeBands parse(String text) {
    try {
      return new AgeBands(Stream.of(text.split(",", -1)).map(Double::valueOf).toList());
    } catch (NumberFormatException e) {
      throw new BadSetupException(
          "Cannot use the age bands: edges must be years with commas between them, such as"
              + " 8,11,14,18, but was \""
              + text
              + "\".");
    }
  }
}
