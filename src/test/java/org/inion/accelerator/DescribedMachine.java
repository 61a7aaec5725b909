package org.inion.accelerator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A machine made of text: what its files hold and its tools print. */
public final class DescribedMachine implements Machine {
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> commands = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Set<String> usable = new HashSet<>();

  public DescribedMachine file(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** What a command prints whose line contains a text. */
  public DescribedMachine command(String part, String output) {
    commands.put(part, output);
    return this;
  }

  public DescribedMachine variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public DescribedMachine usable(String path) {
    usable.add(path);
    return this;
  }

  @Override
  public Optional<String> read(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public List<String> list(String folder) {
    Set<String> names = new TreeSet<>();
    for (String path : files.keySet()) {
      if (path.startsWith(folder + "/")) {
        names.add(path.substring(folder.length() + 1).replaceFirst("/.*", ""));
      }
    }
    return List.copyOf(names);
  }

  @Override
  public Optional<String> run(List<String> command) {
    String line = String.join(" ", command);
    return commands.entrySet().stream()
        .filter(entry -> line.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public Optional<String> environment(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  @Override
  public boolean mayUse(String path) {
    return usable.contains(path);
  }
}
