package org.inion.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The file tree of this machine, over {@code java.nio}. */
public final class LocalFiles implements FileTree {

  @Override
  public List<FileEntry> list(String folder) throws IOException {
    List<FileEntry> entries = new ArrayList<>();
    try (Stream<Path> children = Files.list(Path.of(folder))) {
      for (Path child : (Iterable<Path>) children::iterator) {
        entries.add(entry(child));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw notFound(folder, e);
    }
    entries.sort(Comparator.comparing(FileEntry::path));
    return entries;
  }

  @Override
  public Optional<FileEntry> find(String path) throws IOException {
    Path file = Path.of(path);
    return Files.exists(file) ? Optional.of(entry(file)) : Optional.empty();
  }

  @Override
  public SeekableByteChannel open(String path) throws IOException {
    try {
      return Files.newByteChannel(Path.of(path));
    } catch (NoSuchFileException e) {
      throw notFound(path, e);
    }
  }

  private static FileEntry entry(Path file) throws IOException {
    boolean folder = Files.isDirectory(file);
    return new FileEntry(
        file.toString(),
        folder,
        folder ? 0 : Files.size(file),
        Files.getLastModifiedTime(file).toMillis());
  }

  private static FileNotFoundException notFound(String path, IOException cause) {
    FileNotFoundException error = new FileNotFoundException(path);
    error.initCause(cause);
    return error;
  }
}
