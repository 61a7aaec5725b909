package org.inion.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.train.record.RunLayout;

/** The stages of a demonstration, in their order. */
public final class DemoPlan {
  /** R5 validates, as in HBN-EEG; the last one is the test side. */
  static final int RELEASES = 6;

  /** The release whose people nothing is learnt from. */
  static final String TEST = "R" + RELEASES;

  /** The challenge punishes distance; both of its models go as they are predicted with. */
  private static final List<String> SHRUNKEN = List.of("--set", "export.shrink=window");

  private final DemoFolder folder;
  private final DemoSize size;
  private final List<Stage> stages = new ArrayList<>();

  private DemoPlan(DemoFolder folder, DemoSize size) {
    this.folder = folder;
    this.size = size;
  }

  /** What is to be done for a demonstration of this size in a folder. */
  public static List<Stage> of(Path root, DemoSize size) {
    DemoPlan plan = new DemoPlan(new DemoFolder(root), size);
    plan.simulate();
    for (Aim aim : Aim.values()) {
      plan.preprocess(aim);
    }
    for (Aim aim : Aim.values()) {
      plan.train(aim);
    }
    for (Aim aim : Aim.values()) {
      plan.predict(aim);
    }
    for (Aim aim : Aim.values()) {
      plan.evaluate(aim);
    }
    plan.baselines();
    plan.submit();
    return List.copyOf(plan.stages);
  }

  private void simulate() {
    List<String> arguments = new ArrayList<>(List.of("simulate"));
    arguments.addAll(List.of("--out", path(folder.bids())));
    arguments.addAll(List.of("--subjects", String.valueOf(size.subjects())));
    arguments.addAll(List.of("--releases", String.valueOf(RELEASES)));
    arguments.addAll(List.of("--task", "RestingState,contrastChangeDetection"));
    arguments.addAll(List.of("--rate", "100 Hz"));
    arguments.addAll(List.of("--set", "contrast-change.runs=1"));
    arguments.addAll(List.of("--set", "contrast-change.trials=" + size.trials()));
    // Larger than the simulator's own: a minute of training finds little in so few trials of 10 µV.
    arguments.addAll(List.of("--set", "traits.response-amplitude.at-10-years=20 uV"));
    add(
        "simulate",
        "Simulate %d people in %d releases".formatted(size.subjects(), RELEASES),
        folder.bids(),
        arguments);
  }

  private void preprocess(Aim aim) {
    List<String> arguments = new ArrayList<>(List.of("preprocess"));
    arguments.addAll(releases());
    arguments.addAll(List.of("--for", aim.task(), "--preset", "challenge"));
    arguments.addAll(aim.windowOptions());
    arguments.addAll(List.of("--set", "split.values.test=[" + TEST + "]"));
    arguments.addAll(List.of("--set", "output.encoding=int16"));
    arguments.addAll(List.of("--out", path(folder.windows(aim))));
    add(
        "preprocess " + aim.task(),
        "Cut windows for " + aim.words(),
        folder.windows(aim).resolve("_inion/summary.json"),
        arguments);
  }

  private void train(Aim aim) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(List.of("--windows", path(folder.windows(aim)), "--task", aim.task()));
    arguments.addAll(aim.network());
    arguments.addAll(List.of("--epochs", String.valueOf(size.epochs())));
    arguments.addAll(List.of("--out", path(folder.run(aim))));
    RunLayout run = new RunLayout(folder.run(aim));
    stages.add(
        new Stage(
            "train " + aim.task(),
            "Train a network for " + aim.words(),
            arguments,
            run.best(),
            Optional.of(run.optimizer())));
  }

  private void predict(Aim aim) {
    List<String> arguments = new ArrayList<>(List.of("predict"));
    arguments.addAll(List.of("--windows", path(folder.windows(aim))));
    arguments.addAll(List.of("--model", path(folder.run(aim))));
    arguments.addAll(List.of("--set", "predict.sides=[test]"));
    if (aim != Aim.AGE) {
      arguments.addAll(SHRUNKEN);
    }
    arguments.addAll(List.of("--out", path(folder.predictions(aim))));
    add(
        "predict " + aim.task(),
        "Predict " + aim.words() + " of people that no network has seen",
        folder.predictions(aim),
        arguments);
  }

  private void evaluate(Aim aim) {
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    arguments.addAll(List.of("--predictions", path(folder.predictions(aim))));
    arguments.addAll(List.of("--out", path(folder.scores(aim))));
    add(
        "evaluate " + aim.task(),
        "Score what was predicted of " + aim.words(),
        folder.scores(aim).resolve("scores.json"),
        arguments);
  }

  /** What age and sex alone tell of the same people. */
  private void baselines() {
    for (Aim aim : Aim.values()) {
      List<String> arguments = new ArrayList<>(List.of("baseline"));
      arguments.addAll(releases());
      arguments.addAll(List.of("--task", aim.task()));
      add(
          "baseline " + aim.task(),
          "Score what needs no EEG, for " + aim.words(),
          folder.bids(),
          arguments);
    }
  }

  private void submit() {
    List<String> arguments = new ArrayList<>(List.of("submit"));
    arguments.addAll(List.of("--challenge-1", path(folder.run(Aim.RESPONSE_TIME))));
    arguments.addAll(List.of("--challenge-2", path(folder.run(Aim.EXTERNALIZING))));
    arguments.addAll(SHRUNKEN);
    arguments.addAll(List.of("--check-1", path(folder.windows(Aim.RESPONSE_TIME))));
    arguments.addAll(List.of("--check-2", path(folder.windows(Aim.EXTERNALIZING))));
    arguments.addAll(List.of("--side", "test", "--out", path(folder.submission())));
    add("submit", "Pack and check the challenge's submission", folder.root(), arguments);
  }

  private List<String> releases() {
    List<String> options = new ArrayList<>();
    for (int release = 1; release <= RELEASES; release++) {
      options.addAll(List.of("--bids", path(folder.bids().resolve("R" + release))));
    }
    return options;
  }

  private void add(String name, String words, Path leaves, List<String> arguments) {
    stages.add(Stage.of(name, words, leaves, arguments));
  }

  private static String path(Path path) {
    return path.toString();
  }
}
