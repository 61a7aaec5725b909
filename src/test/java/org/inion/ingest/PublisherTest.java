package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication that is ended at any of its operations leaves the old table or the new one. */
class PublisherTest {
  private static final Map<String, String> OLD =
      Map.of(
          "part-a", "old a",
          "part-b", "b, which stays",
          "part-same", "same name, old",
          "_inion/summary.json", "old summary",
          "_inion/subjects/part-0.parquet", "old subjects");

  /** {@code part-same} is taken away and comes again, as when nothing changed and all is packed. */
  private static final Map<String, String> NEW =
      Map.of(
          "part-b", "b, which stays",
          "part-c", "new c",
          "part-same", "same name, new",
          "_inion/summary.json", "new summary",
          "_inion/subjects/part-0.parquet", "new subjects",
          "_inion/state/recordings.json", "new state");

  private static final List<String> OBSOLETE = List.of("part-a", "part-same");

  @TempDir Path temp;
  private Store store;
  private int folders;

  @BeforeEach
  void open() throws IOException {
    FaultyFileSystem.heal();
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.faulty.impl", FaultyFileSystem.class.getName());
    store = Store.of(new org.apache.hadoop.fs.Path("faulty:" + temp), hadoop);
  }

  @AfterEach
  void heal() {
    FaultyFileSystem.heal();
  }

  @Test
  void putsTheNextStateInPlace() throws IOException {
    Path out = prepared();
    publisher(out).publish(OBSOLETE);
    assertThat(everything(out)).isEqualTo(NEW);
    assertThat(siblings(out)).isEmpty();
  }

  @Test
  void killedAnywhereItLeavesTheOldTableOrTheNew() throws IOException {
    int states = 0;
    for (int operation = 1; ; operation++) {
      Path out = prepared();
      boolean done = dies(operation, () -> publisher(out).publish(OBSOLETE));
      Map<String, String> seen = table(out);
      assertThat(seen).as("seen after operation " + operation).isIn(OLD, NEW, Map.of());
      publisher(out).recover();
      Map<String, String> recovered = table(out);
      assertThat(recovered).as("recovered after operation " + operation).isIn(OLD, NEW);
      if (!seen.isEmpty() && !seen.equals(OLD)) {
        assertThat(recovered).isEqualTo(seen);
      }
      if (recovered.equals(NEW)) {
        states++;
        assertThat(everything(out)).isEqualTo(NEW);
      }
      assertThat(siblings(out)).isEmpty();
      if (done) {
        assertThat(states).as("deaths that the next run mends").isGreaterThan(10);
        return;
      }
    }
  }

  @Test
  void killedAgainWhileMendingItStillComesToTheNewTable() throws IOException {
    for (int first = 1; ; first++) {
      boolean publishedAlready = false;
      for (int second = 1 + first % 9; ; second += 9) {
        Path out = prepared();
        publishedAlready = dies(first, () -> publisher(out).publish(OBSOLETE));
        boolean mended = dies(second, () -> publisher(out).recover());
        publisher(out).recover();
        assertThat(table(out)).as(first + ", " + second).isIn(OLD, NEW);
        assertThat(siblings(out)).isEmpty();
        if (mended) {
          break;
        }
      }
      if (publishedAlready) {
        return;
      }
    }
  }

  @Test
  void whoeverLooksMeanwhileSeesTheOldTableTheNewOneOrNone() throws Exception {
    for (int round = 0; round < 10; round++) {
      Path out = prepared();
      AtomicBoolean over = new AtomicBoolean();
      Thread publishing =
          new Thread(
              () -> {
                try {
                  new Publisher(store, layout(out)).publish(OBSOLETE);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                } finally {
                  over.set(true);
                }
              });
      publishing.start();
      while (!over.get()) {
        List<String> names = partNames(out);
        assertThat(names)
            .isIn(
                List.of(),
                List.of("part-a", "part-b", "part-same"),
                List.of("part-b", "part-c", "part-same"));
      }
      publishing.join();
      assertThat(table(out)).isEqualTo(NEW);
    }
  }

  @Test
  void withoutAPublicationUnderWayThereIsNothingToRecover() throws IOException {
    Path out = prepared();
    assertThat(publisher(out).recover()).isFalse();
    assertThat(table(out)).isEqualTo(OLD);
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Whether a step came to its end before the operation at which the process dies. */
  private static boolean dies(int operation, Step step) throws IOException {
    FaultyFileSystem.dieAt(operation);
    try {
      step.run();
      return true;
    } catch (FaultyFileSystem.Killed e) {
      return false;
    } finally {
      FaultyFileSystem.heal();
    }
  }

  private Publisher publisher(Path out) {
    return new Publisher(store, layout(out), 0);
  }

  private static FolderLayout layout(Path out) {
    return new FolderLayout(new org.apache.hadoop.fs.Path("faulty:" + out));
  }

  /** A folder with the old table and, out of sight, the next one. */
  private Path prepared() throws IOException {
    Path out = temp.resolve("run" + folders++).resolve("out");
    write(out, OLD);
    Map<String, String> next = new TreeMap<>(NEW);
    next.remove("part-b");
    write(out.resolve("_inion/next"), next);
    write(out, Map.of("_inion/staging/key.parquet", "rows", "_inion/staging/key.json", "note"));
    return out;
  }

  private static void write(Path root, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** The table as a reader sees it; empty where there is no folder. */
  private static Map<String, String> table(Path out) throws IOException {
    Map<String, String> files = everything(out);
    files
        .keySet()
        .removeIf(
            name ->
                name.startsWith("_inion/next/")
                    || name.startsWith("_inion/staging/")
                    || name.startsWith("_inion/journal.json")
                    || name.startsWith("_inion/."));
    return files;
  }

  private static Map<String, String> everything(Path out) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(out)) {
      try (Stream<Path> paths = Files.walk(out)) {
        for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
          files.put(out.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return files;
  }

  private static List<String> partNames(Path out) {
    String[] names = out.toFile().list((folder, name) -> name.startsWith("part-"));
    return names == null ? List.of() : Stream.of(names).sorted().toList();
  }

  private static List<String> siblings(Path out) throws IOException {
    try (Stream<Path> paths = Files.list(out.getParent())) {
      return paths.map(Path::toString).filter(name -> !name.equals(out.toString())).toList();
    }
  }
}
