package org.inion.submit;

/**
 * What was found about a submission.
 *
 * @param rule it is about
 * @param weight whether the challenge would refuse the submission for it
 * @param message one line: what is so, and what to do
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

  /** The finding and the rule, in one line. */
  public String line() {
    return "%s. Rule %s: %s".formatted(message, rule.key(), rule.sentence());
  }
}
