package org.inion.submit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads submission.py as text: which names it defines. Runs nothing. */
final class ScriptScan {
  private static final Pattern LONG_TEXT = Pattern.compile("(\"\"\"|''')[\\s\\S]*?\\1");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");
  private static final Pattern CLASS =
      Pattern.compile("(?m)^class\\s+Submission\\b\\s*(\\(([^)]*)\\))?\\s*:");
  private static final Pattern MAKER = method("__init__");
  private static final int MADE_OF = 2;

  private ScriptScan() {}

  static List<Finding> of(String script) {
    String code = COMMENT.matcher(LONG_TEXT.matcher(script).replaceAll("''")).replaceAll("");
    Matcher found = CLASS.matcher(code);
    if (!found.find()) {
      return List.of(Finding.refused(Rule.CLASS, "submission.py defines no class Submission"));
    }
    String body = body(code.substring(found.end()));
    boolean inherits = found.group(2) != null && !found.group(2).isBlank();
    List<Finding> findings = new ArrayList<>();
    maker(body, inherits).ifPresent(findings::add);
    for (Challenge challenge : Challenge.values()) {
      if (!inherits && !method(challenge.method()).matcher(body).find()) {
        findings.add(
            Finding.refused(
                Rule.METHODS, "Submission has no method %s".formatted(challenge.method())));
      }
    }
    return findings;
  }

  private static Optional<Finding> maker(String body, boolean inherits) {
    Matcher maker = MAKER.matcher(body);
    if (!maker.find()) {
      return inherits
          ? Optional.empty()
          : Optional.of(Finding.refused(Rule.CLASS, "Submission has no __init__"));
    }
    List<String> parameters =
        Arrays.stream(maker.group(1).split(",", -1))
            .map(String::strip)
            .filter(parameter -> !parameter.isEmpty())
            .toList();
    boolean any = parameters.stream().anyMatch(parameter -> parameter.startsWith("*"));
    long needed = parameters.stream().filter(parameter -> !parameter.contains("=")).count() - 1;
    boolean fits = needed <= MADE_OF && parameters.size() - 1 >= MADE_OF;
    return any || fits
        ? Optional.empty()
        : Optional.of(
            Finding.refused(
                Rule.CLASS,
                "Submission.__init__ takes (%s)".formatted(String.join(", ", parameters))));
  }

  /** The lines up to the next one that begins at the margin. */
  private static String body(String rest) {
    return rest.lines()
        .takeWhile(line -> line.isEmpty() || Character.isWhitespace(line.charAt(0)))
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static Pattern method(String name) {
    return Pattern.compile("(?m)^\\s+def\\s+" + name + "\\s*\\(([^)]*)\\)");
  }
}
