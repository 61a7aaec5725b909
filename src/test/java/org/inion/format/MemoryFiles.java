package org.inion.format;

import java.io.FileNotFoundException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/**
 * Files in memory, by their whole path.
 *
 * @param files what they hold
 */
public record MemoryFiles(Map<String, byte[]> files) implements FileTree {

  @Override
  public List<FileEntry> list(String folder) {
    return files.keySet().stream()
        .filter(path -> path.startsWith(folder + "/"))
        .sorted()
        .map(this::entry)
        .toList();
  }

  @Override
  public Optional<FileEntry> find(String path) {
    return files.containsKey(path) ? Optional.of(entry(path)) : Optional.empty();
  }

  @Override
  public SeekableByteChannel open(String path) throws FileNotFoundException {
    if (!files.containsKey(path)) {
      throw new FileNotFoundException(path);
    }
    return new MemoryChannel(files.get(path));
  }

  private FileEntry entry(String path) {
    return new FileEntry(path, false, files.get(path).length, 0);
  }
}
