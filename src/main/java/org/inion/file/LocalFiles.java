package org.inion.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
    BasicFileAttributes attributes = attributes(file);
    return new FileEntry(
        file.toString(),
        attributes.isDirectory(),
        attributes.isRegularFile() ? attributes.size() : 0,
        attributes.lastModifiedTime().toMillis());
  }

  /**
   * A link whose target is absent (git-annex leaves such where content was not fetched) is listed
   * as an empty file, so that whoever opens it says which file is missing.
   */
  private static BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static FileNotFoundException notFound(String path, IOException cause) {
    FileNotFoundException error = new FileNotFoundException(path);
    error.initCause(cause);
    return error;
  }
}
