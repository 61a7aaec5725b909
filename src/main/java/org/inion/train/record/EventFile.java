package org.inion.train.record;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;

/**
 * A file of scalars that TensorBoard shows. It only grows; a run that is resumed begins another
 * beside it, and TensorBoard shows both as one.
 */
public final class EventFile implements AutoCloseable {
  /** How names of event files begin; TensorBoard finds them by it. */
  public static final String PREFIX = "events.out.tfevents.";

  private final Path path;
  private final FileChannel channel;

  private EventFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Begins a new file in a folder, named after the time, the machine and the process.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} where the disk refuses.
   */
  public static EventFile begin(Path folder, Instant now) {
    for (int number = 0; ; number++) {
      Path path =
          folder.resolve(
              String.format(
                  Locale.ROOT,
                  "%s%010d.%s.%d.%d",
                  PREFIX,
                  now.getEpochSecond(),
                  host(),
                  ProcessHandle.current().pid(),
                  number));
      try {
        Files.createDirectories(folder);
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        EventFile file = new EventFile(path, channel);
        file.record(ScalarEvent.fileVersion(now));
        return file;
      } catch (FileAlreadyExistsException e) {
        // Begun in the same second: the next number.
      } catch (IOException e) {
        throw WholeFile.refused(path, e);
      }
    }
  }

  /**
   * Adds a value; it is in the file when this returns.
   *
   * @param tag name of the curve, such as {@code train/loss}
   * @param step optimiser steps since the beginning
   * @param value kept as float32, as TensorBoard has it
   * @param wallTime when it was measured
   *     <p><b>Throws</b> {@link org.inion.error.BadSetupException} where the disk refuses.
   */
  public void append(String tag, long step, double value, Instant wallTime) {
    record(ScalarEvent.of(tag, step, value, wallTime));
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw WholeFile.refused(path, e);
    }
  }

  private void record(byte[] event) {
    try {
      WholeFile.all(channel, ByteBuffer.wrap(TfRecord.of(event)));
    } catch (IOException e) {
      throw WholeFile.refused(path, e);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost"; // a machine without a name
    }
  }
}
