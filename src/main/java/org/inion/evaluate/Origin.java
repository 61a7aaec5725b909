package org.inion.evaluate;

/** Where the recordings behind predictions come from. */
public enum Origin {
  RECORDED("The recordings are real."),
  SIMULATED("The recordings are simulated: these scores say nothing about people."),
  UNSTATED("Nothing says whether the recordings are real or simulated.");

  private final String sentence;

  Origin(String sentence) {
    this.sentence = sentence;
  }

  /** The same for people. */
  public String sentence() {
    return sentence;
  }
}
