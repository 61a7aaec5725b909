package org.inion.train.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.inion.error.BadSetupException;
import org.inion.error.Where;

/**
 * A run folder that this process alone writes to, until it is closed. The system holds the lock, so
 * that of a process that died is free at once.
 */
public final class RunFolder implements AutoCloseable {
  /** Far behind the text of the lock file, so that others can read who holds it. */
  private static final long LOCKED_BYTE = 1L << 40;

  /** Folders that runs of this process hold. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final RunLayout layout;
  private final Path key;
  private final FileChannel lock;

  private RunFolder(RunLayout layout, Path key, FileChannel lock) {
    this.layout = layout;
    this.key = key;
    this.lock = lock;
  }

  /**
   * A folder for a new run, made where there is none. A run that left no checkpoint counts for
   * none.
   *
   * <p><b>Throws</b> {@link BadSetupException} where another run is at work in it, where it holds a
   * run with checkpoints or other files, or where the disk refuses.
   */
  public static RunFolder create(Path root) {
    return locked(root, RunFolder::requireFree);
  }

  /**
   * The folder of a run that is to go on.
   *
   * <p><b>Throws</b> {@link BadSetupException} where another run is at work in it, or where it
   * holds no run that can go on.
   */
  public static RunFolder resume(Path root) {
    RunLayout layout = new RunLayout(root);
    requireResumable(layout); // before a folder is made by the lock
    return locked(root, RunFolder::requireResumable);
  }

  /**
   * The folder of a cross-validation that is to go on.
   *
   * <p><b>Throws</b> {@link BadSetupException} where another run is at work in it, or where no fold
   * in it can go on.
   */
  public static RunFolder resumeFolds(Path root) {
    requireFolds(new RunLayout(root)); // before a folder is made by the lock
    return locked(root, RunFolder::requireFolds);
  }

  /** Where its files lie. */
  public RunLayout layout() {
    return layout;
  }

  /**
   * Writes a text whole or not at all.
   *
   * @param name path below the folder, such as {@code pictures/loss.svg}
   *     <p><b>Throws</b> {@link BadSetupException} where the disk refuses; the file is then as it
   *     was.
   */
  public void write(String name, String text) {
    WholeFile.write(layout.root().resolve(name), text);
  }

  /** Writes several texts, as {@link RunReport} gives them. */
  public void write(Map<String, String> texts) {
    texts.forEach(this::write);
  }

  /** Lets others in. The file of the lock stays: taking it away would let two in at once. */
  @Override
  public void close() {
    try {
      lock.close();
      HELD.remove(key);
    } catch (IOException e) {
      throw WholeFile.refused(layout.lock(), e);
    }
  }

  private static RunFolder locked(Path root, Consumer<RunLayout> check) {
    RunFolder folder = lock(new RunLayout(root));
    try {
      check.accept(folder.layout);
      return folder;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static RunFolder lock(RunLayout layout) {
    try {
      Files.createDirectories(layout.root());
      Path key = layout.root().toRealPath();
      // Asked first: closing any channel to a file frees a lock of this process on it.
      if (!HELD.add(key)) {
        throw taken(layout, "this process");
      }
      try {
        return new RunFolder(layout, key, lockFile(layout));
      } catch (IOException | RuntimeException e) {
        HELD.remove(key);
        throw e;
      }
    } catch (IOException e) {
      throw WholeFile.refused(layout.lock(), e);
    }
  }

  private static FileChannel lockFile(RunLayout layout) throws IOException {
    FileChannel channel =
        FileChannel.open(layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        throw taken(layout, Files.readString(layout.lock()).strip());
      }
      String holder = "process " + ProcessHandle.current().pid() + ", since " + Instant.now();
      channel.truncate(0);
      WholeFile.all(channel, ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static BadSetupException taken(RunLayout layout, String holder) {
    return new BadSetupException(
        Where.file(layout.root().toString())
            .says(
                "Cannot train: the folder must be free, but another run writes to it (%s). Wait for"
                        .formatted(holder)
                    + " it, or give another --out."));
  }

  private static void requireFree(RunLayout layout) {
    Where where = Where.file(layout.root().toString());
    boolean models = Files.exists(layout.last()) || Files.exists(layout.best());
    boolean run = Files.exists(layout.run());
    if (!layout.begunFolds().isEmpty() || (run && models && !isBeforeItsFirstCheckpoint(layout))) {
      throw new BadSetupException(
          where.says(
              "Cannot train: --out must be a new folder, but holds a run. Go on with it by"
                  + " --resume, or give another --out."));
    } else if (!run && !others(layout).isEmpty()) {
      throw new BadSetupException(
          where.says(
              "Cannot train: --out must be a new or empty folder, but holds %s. Give another --out."
                  .formatted(others(layout))));
    }
  }

  /** Whether a run ended while it wrote what its first epoch gave: it cannot go on. */
  private static boolean isBeforeItsFirstCheckpoint(RunLayout layout) {
    try {
      return !Files.exists(layout.optimizer())
          && new ObjectMapper().readTree(layout.run().toFile()).path("epochs").asInt(1) == 0;
    } catch (IOException e) {
      return false; // a run's record that is damaged: nothing is written over
    }
  }

  private static void requireFolds(RunLayout layout) {
    if (layout.begunFolds().isEmpty()) {
      throw new BadSetupException(
          Where.file(layout.root().toString())
              .says(
                  "Cannot resume: the folder must hold a cross-validation with a checkpoint, but"
                      + " holds none. Train anew, without --resume."));
    }
  }

  private static void requireResumable(RunLayout layout) {
    List<String> missing =
        Stream.of(layout.run(), layout.metrics(), layout.last(), layout.optimizer())
            .filter(file -> !Files.exists(file))
            .map(file -> file.getFileName().toString())
            .toList();
    if (!missing.isEmpty()) {
      throw new BadSetupException(
          Where.file(layout.root().toString())
              .says(
                  "Cannot resume: the folder must hold a run with a checkpoint, but lacks %s. Train"
                          .formatted(String.join(", ", missing))
                      + " anew, without --resume."));
    }
  }

  /** A few of the files that no run left there. */
  private static List<String> others(RunLayout layout) {
    try (Stream<Path> files = Files.list(layout.root())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !RunLayout.isFold(name))
          .sorted()
          .limit(3)
          .toList();
    } catch (IOException e) {
      throw WholeFile.refused(layout.root(), e);
    }
  }
}
