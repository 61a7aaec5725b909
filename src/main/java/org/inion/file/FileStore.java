package org.inion.file;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** Folders and files that can be written, wherever they lie; goes with Spark's tasks. */
public interface FileStore extends Serializable {

  /** The same files, for reading. */
  FileTree tree();

  /** Opens a file for writing, in place of the one that may lie there; makes its folders. */
  WritableByteChannel create(String path) throws IOException;

  /** Moves a file to a place, in place of the one that may lie there; makes its folders. */
  void move(String from, String to) throws IOException;

  /** Takes a file or a folder away; does nothing where there is none. */
  void delete(String path) throws IOException;

  /** Writes a small text file in UTF-8. */
  default void write(String path, String text) throws IOException {
    try (WritableByteChannel channel = create(path)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }
}
