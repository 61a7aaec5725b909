package org.inion.submit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inion.table.ModelContract;

/**
 * The two challenges of the EEG Foundation Challenge 2025, and what both take.
 *
 * <p><b>Source</b>: EEG Foundation Challenge 2025, starter kit and submission page.
 */
public enum Challenge {
  /** Response time, by window. */
  ONE(1, "response_time_seconds"),
  /** Externalizing factor, by subject. */
  TWO(2, "externalizing");

  /** E1 to E128, then Cz. */
  public static final List<String> CHANNELS =
      Stream.concat(IntStream.rangeClosed(1, 128).mapToObj(i -> "E" + i), Stream.of("Cz")).toList();

  /** The windows that models are given: 2 s at 100 Hz. */
  public static final ModelContract.Input INPUT =
      new ModelContract.Input(CHANNELS, 100, 200, "uV", 1);

  private final int number;
  private final String target;

  Challenge(int number, String target) {
    this.number = number;
    this.target = target;
  }

  /** 1 or 2. */
  public int number() {
    return number;
  }

  /** Column of the label. */
  public String target() {
    return target;
  }

  /** Name of the file with the model. */
  public String weights() {
    return "weights_challenge_" + number + ".pt";
  }

  /** Name of the method that gives the model. */
  public String method() {
    return "get_model_challenge_" + number;
  }

  /** As people say it. */
  public String words() {
    return "Challenge " + number;
  }
}
