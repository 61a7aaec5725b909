package org.inion.dsp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.inion.error.BadSetupException;

/**
 * What a filter is to do, whatever the rate of the recording.
 *
 * <p><b>Unit</b>: Hz. The edges are those of the pass band: attenuation begins there.
 *
 * @param highPassHz lower edge; empty keeps everything below
 * @param lowPassHz upper edge; empty keeps everything above
 * @param notchHz line frequency, removed with its harmonics; empty removes none
 */
public record FilterSpec(
    OptionalDouble highPassHz, OptionalDouble lowPassHz, OptionalDouble notchHz) {

  /** Below it, the stop bands of neighbouring harmonics would touch. */
  static final double LOWEST_NOTCH_HZ = 2;

  /**
   * @throws BadSetupException that names every edge that cannot be
   */
  public FilterSpec {
    List<String> problems = new ArrayList<>();
    positive("high-pass", highPassHz, problems);
    positive("low-pass", lowPassHz, problems);
    if (notchHz.isPresent() && !(isPositive(notchHz) && notchHz.orElseThrow() > LOWEST_NOTCH_HZ)) {
      problems.add(
          problem("notch", "> " + LOWEST_NOTCH_HZ + " Hz", notchHz, "Give 50 Hz or 60 Hz, or off"));
    }
    if (isPositive(highPassHz)
        && isPositive(lowPassHz)
        && highPassHz.orElseThrow() >= lowPassHz.orElseThrow()) {
      String rule = "< filter.low-pass (" + lowPassHz.orElseThrow() + " Hz)";
      problems.add(problem("high-pass", rule, highPassHz, "Exchange the two edges"));
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  /** Lets everything pass. */
  public static FilterSpec none() {
    return new FilterSpec(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Lets a band pass. */
  public static FilterSpec band(double highPassHz, double lowPassHz) {
    return new FilterSpec(
        OptionalDouble.of(highPassHz), OptionalDouble.of(lowPassHz), OptionalDouble.empty());
  }

  /** The same with this line frequency and its harmonics removed. */
  public FilterSpec withNotch(double hertz) {
    return new FilterSpec(highPassHz, lowPassHz, OptionalDouble.of(hertz));
  }

  private static void positive(String edge, OptionalDouble hertz, List<String> problems) {
    if (hertz.isPresent() && !isPositive(hertz)) {
      problems.add(problem(edge, "> 0 Hz", hertz, "Set it to off to have none"));
    }
  }

  private static boolean isPositive(OptionalDouble hertz) {
    return hertz.isPresent() && hertz.orElseThrow() > 0 && hertz.orElseThrow() < 1e9;
  }

  private static String problem(String edge, String rule, OptionalDouble value, String wayOut) {
    return String.format(
        "Cannot design the filter: filter.%s must be %s, but was %s Hz. %s.",
        edge, rule, value.orElseThrow(), wayOut);
  }
}
