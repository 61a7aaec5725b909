package org.inion.bids;

import java.util.regex.Pattern;

/**
 * A gitignore glob as a regular expression: {@code *} and {@code ?} stay inside a folder, {@code
 * **} crosses folders, {@code [a-c]} and {@code [!a]} are sets, a backslash takes the next
 * character as it is.
 */
final class GlobRegex {
  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;

  GlobRegex(String glob) {
    this.glob = glob;
  }

  String text() {
    while (at < glob.length()) {
      next();
    }
    return regex.toString();
  }

  private void next() {
    boolean beginsFolder = at == 0 || glob.charAt(at - 1) == '/';
    char c = glob.charAt(at);
    if (beginsFolder && glob.startsWith("**/", at)) {
      append("(?:.*/)?", 3);
    } else if (beginsFolder && glob.startsWith("**", at) && at + 2 == glob.length()) {
      append(at == 0 ? ".*" : ".+", 2);
    } else if (c == '*') {
      append("[^/]*", 1);
    } else if (c == '?') {
      append("[^/]", 1);
    } else if (c == '[' && closing() > 0) {
      set(closing());
    } else if (c == '\\' && at + 1 < glob.length()) {
      append(Pattern.quote(glob.substring(at + 1, at + 2)), 2);
    } else {
      append(Pattern.quote(String.valueOf(c)), 1);
    }
  }

  private void append(String text, int length) {
    regex.append(text);
    at += length;
  }

  /** Where the set that begins here ends, or -1; a bracket that comes first is a member. */
  private int closing() {
    int first = at + 1 < glob.length() && isNegation(glob.charAt(at + 1)) ? at + 2 : at + 1;
    return glob.indexOf(']', first + 1);
  }

  private void set(int end) {
    int first = at + 1;
    boolean negated = isNegation(glob.charAt(first));
    regex.append(negated ? "[^/" : "(?!/)[");
    for (char c : glob.substring(negated ? first + 1 : first, end).toCharArray()) {
      regex.append("[]&^\\".indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    regex.append(']');
    at = end + 1;
  }

  private static boolean isNegation(char c) {
    return c == '!' || c == '^';
  }
}
