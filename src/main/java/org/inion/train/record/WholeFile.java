package org.inion.train.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.inion.error.BadSetupException;
import org.inion.error.Where;

/**
 * A file that is written whole or not at all: into a draft beside it, forced to the disk, and then
 * given its name in one step. Whoever reads meanwhile sees the old file or the new one.
 */
public final class WholeFile {
  private WholeFile() {}

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    void to(FileChannel channel) throws IOException;
  }

  /**
   * Writes a text as UTF-8.
   *
   * <p><b>Throws</b> {@link BadSetupException} as {@link #write(Path, Content)}.
   */
  public static void write(Path file, String text) {
    write(file, channel -> all(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * Writes bytes.
   *
   * <p><b>Throws</b> {@link BadSetupException} as {@link #write(Path, Content)}.
   */
  public static void write(Path file, byte[] bytes) {
    write(file, channel -> all(channel, ByteBuffer.wrap(bytes)));
  }

  /**
   * Writes a file; its folder is made where there is none.
   *
   * <p><b>Throws</b> {@link BadSetupException} where the disk refuses; the file is then as it was.
   */
  public static void write(Path file, Content content) {
    Path folder = file.toAbsolutePath().getParent();
    // Always the same name: what a killed run left is written over, never gathered.
    Path draft = folder.resolve("." + file.getFileName() + ".draft");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.to(channel);
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      removeDraft(draft);
      throw refused(file, e);
    } catch (RuntimeException e) { // of what was to be written
      removeDraft(draft);
      throw e;
    }
    force(folder);
  }

  /** Writes all that remains in a buffer. */
  static void all(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The one line for a file that the disk did not take. */
  static BadSetupException refused(Path file, IOException cause) {
    BadSetupException refusal =
        new BadSetupException(
            Where.file(file.toString())
                .says(
                    "Cannot write: the disk must take the file, but was: "
                        + reason(cause)
                        + ". What was there before is unchanged; make room or give the right to"
                        + " write, then resume."));
    refusal.initCause(cause);
    return refusal;
  }

  /** Why the disk refused, without the path where the exception names it apart. */
  static String reason(IOException cause) {
    String kind = cause.getClass().getSimpleName();
    if (cause instanceof FileSystemException named) {
      return kind + (named.getReason() == null ? "" : " " + named.getReason());
    }
    return cause.getMessage() == null ? kind : cause.getMessage();
  }

  private static void removeDraft(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // The first trouble is the one to tell; the next run writes over the draft.
    }
  }

  /** Makes the new name last through a power cut, where the system can. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; the file itself is on the disk.
    }
  }
}
