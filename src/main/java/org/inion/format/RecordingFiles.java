package org.inion.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.inion.file.FileStore;

/**
 * Where the files of one recording are written: beside each other, and but for their extensions of
 * one name.
 *
 * @param path of each of them up to the extension
 */
public record RecordingFiles(FileStore files, String path) {

  /** The name of the file with an extension, without its folder. */
  public String name(String extension) {
    return path.substring(path.lastIndexOf('/') + 1) + extension;
  }

  /** Opens the file with an extension for writing, in place of the one that may be there. */
  public WritableByteChannel create(String extension) throws IOException {
    return files.create(path + extension);
  }

  /** Writes the file with an extension. */
  public void write(String extension, byte[] bytes) throws IOException {
    try (WritableByteChannel channel = create(extension)) {
      write(channel, ByteBuffer.wrap(bytes));
    }
  }

  /** Writes all that remains in a buffer. */
  public static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
