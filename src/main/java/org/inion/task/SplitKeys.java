package org.inion.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.inion.config.Settings;
import org.inion.window.SharedSubjects;
import org.inion.window.Split;
import org.inion.window.SplitRule;
import org.inion.window.SplitShares;
import org.inion.window.Strata;
import org.inion.window.SubjectSplit;

/** Reads the {@code split} part of the configuration. */
public final class SplitKeys {
  private static final List<Split> SIDES = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);
  private static final String RULE = "split.rule";
  private static final SplitRule.Ratio HARMLESS = new SplitRule.Ratio(new SplitShares(1, 0, 0), 1);

  private SplitKeys() {}

  /** The configured split; problems are noted in the settings. */
  public static SubjectSplit read(Settings settings) {
    clashes(settings);
    SplitRule rule = settings.build(() -> withFolds(settings, rule(settings)), HARMLESS);
    Map<String, Set<String>> groups = new TreeMap<>();
    for (String group : settings.names("split.shared-subjects")) {
      groups.put(group, new HashSet<>(settings.list("split.shared-subjects." + group)));
    }
    return new SubjectSplit(
        rule, settings.build(() -> new SharedSubjects(groups), SharedSubjects.NONE));
  }

  /** Folds inside the training side, where the configuration asks for them. */
  private static SplitRule withFolds(Settings s, SplitRule rule) {
    int folds = s.count("split.train-folds");
    return folds == 0
        ? rule
        : new SplitRule.TrainFolds(
            rule, new SplitRule.KFold(folds, s.count("split.seed"), strata(s)));
  }

  /** Keys that the rule would pass over, and values that are wrong whatever the rule. */
  private static void clashes(Settings s) {
    s.onlyWith("split.stratify", RULE, List.of("k-fold", "stratified"));
    s.onlyWith("split.folds", RULE, List.of("k-fold"));
    s.onlyWith("split.column", RULE, List.of("column"));
    for (Split side : SIDES) {
      s.onlyWith("split.values." + side.key(), RULE, List.of("column"));
      s.onlyWith("split.lists." + side.key(), RULE, List.of("lists"));
    }
    s.build(() -> shares(s), HARMLESS.shares());
    if (s.count("split.folds") < 2 && s.isSound("split.folds")) {
      s.problem("split.folds", "must be at least 2", s.text("split.folds"));
    }
  }

  private static SplitRule rule(Settings s) {
    List<String> rules = List.of("ratio", "column", "lists", "k-fold", "stratified");
    long seed = s.count("split.seed");
    return switch (s.choice(RULE, rules)) {
      case "column" ->
          new SplitRule.ByColumn(s.text("split.column"), values(s), Optional.of(otherwise(s)));
      case "lists" -> new SplitRule.Explicit(lists(s), Optional.of(otherwise(s)));
      case "k-fold" -> new SplitRule.KFold(Math.max(2, s.count("split.folds")), seed, strata(s));
      case "stratified" ->
          new SplitRule.Stratified(
              shares(s),
              seed,
              strata(s)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "Cannot use \"split.rule\" = stratified without"
                                  + " \"split.stratify\": name the label, such as sex.")));
      default -> new SplitRule.Ratio(shares(s), seed);
    };
  }

  private static Split otherwise(Settings s) {
    List<String> sides = Arrays.stream(Split.values()).map(Split::key).toList();
    return Split.of(s.choice("split.otherwise", sides));
  }

  private static SplitShares shares(Settings s) {
    return new SplitShares(
        s.share("split.train"), s.share("split.validation"), s.share("split.test"));
  }

  private static Optional<Strata> strata(Settings s) {
    String label = s.text("split.stratify");
    return label.equals("off") ? Optional.empty() : Optional.of(new Strata(label));
  }

  private static Map<String, Split> values(Settings s) {
    Map<String, Split> sides = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (Split side : SIDES) {
      for (String value : s.list("split.values." + side.key())) {
        if (sides.put(value, side) != null) {
          twice.add(value);
        }
      }
    }
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use \"split.values\": each value must have one side, but "
              + String.join(", ", twice)
              + " has two.");
    }
    return sides;
  }

  private static Map<Split, List<String>> lists(Settings s) {
    Map<Split, List<String>> lists = new TreeMap<>();
    SIDES.forEach(side -> lists.put(side, s.list("split.lists." + side.key())));
    return lists;
  }
}
