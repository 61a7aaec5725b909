package org.inion.accelerator.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What an examination has found so far: lines by section, figures by name, problems. */
public final class Checkup {
  private static final int WIDTH = 16;

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private final Consumer<String> show;

  /**
   * Nothing found so far.
   *
   * @param show takes each line at once: a native library that ends the process takes no more than
   *     its own line along
   */
  Checkup(Consumer<String> show) {
    this.show = show;
  }

  private void add(String line) {
    lines.add(line);
    show.accept(line);
  }

  /** Begins a section. */
  void section(String title) {
    if (!lines.isEmpty()) {
      add("");
    }
    add(title);
  }

  /** Adds a line. */
  void line(String label, String text) {
    add(("  %-" + WIDTH + "s %s").formatted(label, text));
  }

  /** Adds a line whose value is a figure too. */
  void line(String label, String text, String figure, Object value) {
    line(label, text);
    figures.put(figure, value);
  }

  void figure(String name, Object value) {
    figures.put(name, value);
  }

  void problem(String sentence) {
    problems.add(sentence);
    add("! " + sentence);
  }

  /** What a part finds; a part that fails is a problem, and the examination goes on. */
  <T> Optional<T> part(String name, Callable<T> part) {
    try {
      return Optional.of(part.call());
    } catch (Exception | LinkageError e) {
      problem(name + " failed: " + words(e));
      return Optional.empty();
    }
  }

  /** The innermost cause says what happened, the outermost what was being done. */
  private static String words(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String outer = firstLine(error);
    String inner = firstLine(cause);
    return outer.contains(inner) ? outer : outer + " (" + inner + ")";
  }

  private static String firstLine(Throwable error) {
    return error.getMessage() == null
        ? error.getClass().getSimpleName()
        : error.getMessage().lines().findFirst().orElse(error.getClass().getSimpleName());
  }

  /** Ends it. */
  Checkup end() {
    figure("problems", problems());
    add("");
    add(
        problems.isEmpty()
            ? "Nothing is in the way."
            : "In the way: %d; see the lines that begin with \"!\".".formatted(problems.size()));
    return this;
  }

  /** All lines; a problem stands where it was found, behind an exclamation mark. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** By name: numbers, words and lists of words; a figure that could not be had is absent. */
  public Map<String, Object> figures() {
    return Collections.unmodifiableMap(figures);
  }

  public List<String> problems() {
    return List.copyOf(problems);
  }
}
