package org.inion.format.brainvision;

/** A text of a file in a message: not longer than a message may be. */
final class Quote {
  private static final int MOST = 60;

  private Quote() {}

  static String of(String text) {
    return text.length() <= MOST ? "\"" + text + "\"" : "\"" + text.substring(0, MOST) + "…\"";
  }
}
