package org.inion.format;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import java.util.TreeMap;
import org.inion.file.FileStore;
import org.inion.file.FileTree;

/** Files in memory that can be written. */
public final class MemoryStore implements FileStore {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, ByteArrayOutputStream> files = new TreeMap<>();

  /** The bytes of each file so far. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, file) -> bytes.put(path, file.toByteArray()));
    return bytes;
  }

  @Override
  public FileTree tree() {
    return new MemoryFiles(files());
  }

  @Override
  public WritableByteChannel create(String path) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    files.put(path, file);
    return Channels.newChannel(file);
  }

  @Override
  public void move(String from, String to) throws FileNotFoundException {
    ByteArrayOutputStream file = files.remove(from);
    if (file == null) {
      throw new FileNotFoundException(from);
    }
    files.put(to, file);
  }

  @Override
  public void delete(String path) {
    files.remove(path);
  }
}
