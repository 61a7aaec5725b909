package org.inion.accelerator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine that this program runs on. */
public final class LocalMachine implements Machine {
  /** A driver that hangs must not hang us. */
  private static final long COMMAND_SECONDS = 20;

  @Override
  public Optional<String> read(String path) {
    try {
      return Optional.of(Files.readString(Path.of(path)));
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String folder) {
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException | SecurityException e) {
      return List.of();
    }
  }

  @Override
  public Optional<String> run(List<String> command) {
    try {
      Path output = Files.createTempFile("inion-command", ".txt");
      try {
        return run(command, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Through a file: reading a pipe would wait for as long as the command hangs. */
  private static Optional<String> run(List<String> command, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return Optional.empty();
    }
    return process.exitValue() == 0
        ? Optional.of(Files.readString(output, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  @Override
  public boolean mayUse(String path) {
    return Files.isReadable(Path.of(path)) && Files.isWritable(Path.of(path));
  }
}
