package org.inion.bids;

import java.io.FileNotFoundException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/** A file tree in memory that counts how often each folder is listed and each file opened. */
final class MemoryTree implements FileTree {
  final Map<String, Integer> listed = new ConcurrentHashMap<>();
  final Map<String, Integer> opened = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, SortedMap<String, FileEntry>> folders = new ConcurrentHashMap<>();

  MemoryTree file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  MemoryTree file(String path, byte[] content) {
    files.put(path, content);
    put(new FileEntry(path, false, content.length, 1));
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      put(new FileEntry(path.substring(0, slash), true, 0, 1));
    }
    return this;
  }

  /** Empty files at several paths below a root. */
  MemoryTree empty(String root, String... paths) {
    for (String path : paths) {
      file(root + "/" + path, "");
    }
    return this;
  }

  private void put(FileEntry entry) {
    int slash = entry.path().lastIndexOf('/');
    String parent = slash < 0 ? "" : entry.path().substring(0, slash);
    folders.computeIfAbsent(parent, key -> new TreeMap<>()).put(entry.path(), entry);
  }

  @Override
  public List<FileEntry> list(String folder) throws FileNotFoundException {
    listed.merge(folder, 1, Integer::sum);
    SortedMap<String, FileEntry> entries = folders.get(folder);
    if (entries == null) {
      throw new FileNotFoundException(folder);
    }
    return new ArrayList<>(entries.values());
  }

  @Override
  public Optional<FileEntry> find(String path) {
    throw new AssertionError("A listing says it already: " + path);
  }

  @Override
  public SeekableByteChannel open(String path) throws FileNotFoundException {
    opened.merge(path, 1, Integer::sum);
    byte[] content = files.get(path);
    if (content == null) {
      throw new FileNotFoundException(path);
    }
    return new SeekableInMemoryByteChannel(content);
  }
}
