package org.inion.format;

import java.io.FileNotFoundException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/** Files in memory, by path; they are given without a copy. */
public final class MemoryFiles implements FileTree {
  private final Map<String, byte[]> files;

  public MemoryFiles(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
  }

  @Override
  public List<FileEntry> list(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    List<FileEntry> entries = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String path = file.getKey();
      if (path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0) {
        entries.add(new FileEntry(path, false, file.getValue().length, 0));
      }
    }
    return entries;
  }

  @Override
  public Optional<FileEntry> find(String path) {
    return Optional.ofNullable(files.get(path))
        .map(bytes -> new FileEntry(path, false, bytes.length, 0));
  }

  @Override
  public SeekableByteChannel open(String path) throws FileNotFoundException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new FileNotFoundException(path);
    }
    return new SeekableInMemoryByteChannel(bytes);
  }
}
