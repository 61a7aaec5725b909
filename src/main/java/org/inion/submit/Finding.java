package org.inion.submit;

import java.nio.file.Path;
import org.inion.error.Where;

/**
 * What was found about a submission.
 *
 * @param rule it is about
 * @param weight whether the challenge would refuse the submission for it
 * @param message behind the rule and "but": what is so, and what to do
 */
public record Finding(Rule rule, Weight weight, String message) {

  /** What follows from it. */
  public enum Weight {
    REFUSED,
    /** It would be taken, but something is likely wrong, or was not looked at. */
    WARNING
  }

  static Finding refused(Rule rule, String message) {
    return new Finding(rule, Weight.REFUSED, message);
  }

  static Finding warning(Rule rule, String message) {
    return new Finding(rule, Weight.WARNING, message);
  }

  boolean isRefusal() {
    return weight == Weight.REFUSED;
  }

  /**
   * The rule and what was found, in one line.
   *
   * @param zip it is about
   */
  public String line(Path zip) {
    String act = isRefusal() ? "Cannot submit: " : "";
    return Where.file(zip + ", rule " + rule.key()).says(act + sentence());
  }

  /** The rule and what was found, without the place. */
  String sentence() {
    return rule.sentence() + ", but " + message;
  }
}
