package org.inion.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;

/**
 * What {@code .bidsignore} leaves out. The last rule that matches a path decides; what lies in an
 * ignored folder is ignored.
 *
 * <p><b>Source</b>: gitignore(5), whose syntax BIDS takes over.
 */
final class IgnoreRules {

  private record Rule(String text, Pattern pattern, boolean negated, boolean foldersOnly) {}

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  static IgnoreRules none() {
    return new IgnoreRules(List.of());
  }

  /**
   * Reads rules, one a line.
   *
   * @throws BadSetupException when a line is no pattern
   */
  static IgnoreRules parse(Where where, String text) {
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String bare = withoutTrailingSpaces(line);
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      try {
        rules.add(rule(bare));
      } catch (PatternSyntaxException e) {
        throw new BadSetupException(
            where
                .line(number)
                .says(
                    "Cannot read the rule: it must be a gitignore pattern, but was \""
                        + bare
                        + "\". Correct or remove the line."));
      }
    }
    return new IgnoreRules(rules);
  }

  /** The rule that leaves a file out, if one does. */
  Optional<String> ruleForFile(String path) {
    return ruleFor(path, false);
  }

  /** The rule that leaves a folder out, if one does. */
  Optional<String> ruleForFolder(String path) {
    return ruleFor(path, true);
  }

  private Optional<String> ruleFor(String path, boolean folder) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      Optional<String> parent = last(path.substring(0, slash), true);
      if (parent.isPresent()) {
        return parent;
      }
    }
    return last(path, folder);
  }

  private Optional<String> last(String path, boolean folder) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      if ((folder || !rule.foldersOnly) && rule.pattern.matcher(path).matches()) {
        return rule.negated ? Optional.empty() : Optional.of(rule.text);
      }
    }
    return Optional.empty();
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
      end--;
    }
    return line.substring(0, end);
  }

  private static Rule rule(String text) {
    boolean negated = text.startsWith("!");
    String glob = negated ? text.substring(1) : text;
    boolean foldersOnly = glob.endsWith("/");
    glob = foldersOnly ? glob.substring(0, glob.length() - 1) : glob;
    boolean anchored = glob.indexOf('/') >= 0;
    glob = glob.startsWith("/") ? glob.substring(1) : glob;
    String prefix = anchored ? "" : "(?:.*/)?";
    return new Rule(
        text, Pattern.compile(prefix + new GlobRegex(glob).text()), negated, foldersOnly);
  }
}
