package org.inion.window;

/** Patterns in which {@code *} stands for any text, also for none. Case counts. */
final class Glob {
  private Glob() {}

  static boolean matches(String pattern, String text) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return pattern.equals(text);
    }
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (text.length() < first.length() + last.length()
        || !text.startsWith(first)
        || !text.endsWith(last)) {
      return false;
    }
    String middle = text.substring(first.length(), text.length() - last.length());
    int position = 0;
    for (int i = 1; i < parts.length - 1; i++) {
      int found = middle.indexOf(parts[i], position);
      if (found < 0) {
        return false;
      }
      position = found + parts[i].length();
    }
    return true;
  }
}
