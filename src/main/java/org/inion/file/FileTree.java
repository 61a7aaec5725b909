package org.inion.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Folders and files, wherever they lie. Paths are whole (the root is part of them) and are joined
 * with {@code /}.
 */
public interface FileTree {

  /**
   * What lies directly in a folder, ordered by name.
   *
   * @throws java.io.FileNotFoundException when there is no such folder
   * @throws java.nio.file.AccessDeniedException that names it, when it may not be read
   */
  List<FileEntry> list(String folder) throws IOException;

  /** The file or folder at a path, or empty where there is none. */
  Optional<FileEntry> find(String path) throws IOException;

  /**
   * Opens a file for reading, from its first byte. Whoever opens it closes it.
   *
   * @throws java.io.FileNotFoundException when there is no such file
   * @throws java.nio.file.AccessDeniedException that names it, when it may not be read
   */
  SeekableByteChannel open(String path) throws IOException;

  /** A small text file in UTF-8, without the byte-order mark that some editors put in front. */
  default String text(String path) throws IOException {
    try (SeekableByteChannel channel = open(path);
        InputStream in = Channels.newInputStream(channel)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }
}
