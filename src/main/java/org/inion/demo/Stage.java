package org.inion.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A job of the demonstration.
 *
 * @param name short and unique
 * @param words what it does, for people
 * @param arguments the job's name, then its options
 * @param leaves a file or folder that is there once it is done
 * @param checkpoint a file that is there once the job can go on by {@code --resume}; empty for jobs
 *     that go on by themselves
 */
public record Stage(
    String name, String words, List<String> arguments, Path leaves, Optional<Path> checkpoint) {
  private static final String PLAIN = "[A-Za-z0-9_./:,=@+-]+";

  public Stage {
    arguments = List.copyOf(arguments);
  }

  static Stage of(String name, String words, Path leaves, List<String> arguments) {
    return new Stage(name, words, arguments, leaves, Optional.empty());
  }

  /** The command that a person would type for a new run. */
  public String command() {
    return "jobs/" + arguments.stream().map(Stage::quoted).collect(Collectors.joining(" "));
  }

  /** Its arguments now: with {@code --resume} where it was ended on the way. */
  List<String> argumentsNow() {
    List<String> now = new ArrayList<>(arguments);
    checkpoint.filter(Files::exists).ifPresent(file -> now.add("--resume"));
    return now;
  }

  private static String quoted(String argument) {
    return argument.matches(PLAIN)
        ? argument
        : "\"" + argument.replaceAll("[\"\\\\$`]", "\\\\$0") + "\"";
  }
}
