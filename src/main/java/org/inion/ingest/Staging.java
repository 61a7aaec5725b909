package org.inion.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.table.RowWriter;

/**
 * Finished recordings that wait to be published: for each the Parquet file of its rows and, written
 * last, a note that it is whole. A killed run leaves its notes to the next one.
 */
final class Staging {
  private static final String NOTE = ".json";
  private static final String ROWS = ".parquet";

  private final Path folder;
  private final Configuration hadoop;

  Staging(Path folder, Configuration hadoop) {
    this.folder = folder;
    this.hadoop = hadoop;
  }

  /** Where the rows of a finished recording lie. */
  Path rows(String key) {
    return new Path(folder, key + ROWS);
  }

  /** What earlier runs had finished, by key. */
  Map<String, Outcome.Finished> finished() throws IOException {
    Store store = Store.of(folder, hadoop);
    Map<String, Outcome.Finished> finished = new HashMap<>();
    for (FileStatus file : store.list(folder)) {
      if (file.getPath().getName().endsWith(NOTE)) {
        store
            .json(file.getPath(), new TypeReference<Outcome.Finished>() {})
            .ifPresent(outcome -> finished.put(outcome.key(), outcome));
      }
    }
    return finished;
  }

  /**
   * Does a recording into a draft, and keeps it when that went well.
   *
   * @throws OutputException when the folder cannot be written
   */
  Outcome.Finished stage(
      RecordingTask task,
      RecordingProcessor processor,
      PreprocessConfig config,
      RunContext context,
      StageClock clock)
      throws IOException {
    // The name is of this attempt alone: another one of the same recording may run beside it.
    Path draft = new Path(folder, "." + task.key() + "." + UUID.randomUUID());
    Store store = Store.of(folder, hadoop);
    boolean kept = false;
    try {
      Outcome.Finished done;
      try (RowWriter writer = open(draft, config, context)) {
        done =
            processor.process(
                task, context.rows(), context.contract(), clock, row -> write(writer, draft, row));
      }
      Outcome.Finished sized = sized(done, store.files().getFileStatus(draft).getLen());
      store.move(draft, rows(task.key()));
      store.writeJson(new Path(folder, task.key() + NOTE), sized);
      kept = true;
      return sized;
    } finally {
      if (!kept) {
        store.delete(draft);
      }
    }
  }

  private RowWriter open(Path draft, PreprocessConfig config, RunContext context)
      throws IOException {
    try {
      return new RowWriter(
          HadoopOutputFile.fromPath(draft, hadoop),
          context.rows().schema(),
          Map.of("inion.contract", context.contract().toJson()),
          config.zstdLevel());
    } catch (IOException e) {
      throw new OutputException(draft.toString(), e);
    }
  }

  private static void write(RowWriter writer, Path draft, Object[] row) throws IOException {
    try {
      writer.write(row);
    } catch (IOException e) {
      throw new OutputException(draft.toString(), e);
    }
  }

  private static Outcome.Finished sized(Outcome.Finished done, long bytes) {
    return new Outcome.Finished(
        done.recordingId(),
        done.dataset(),
        done.subject(),
        done.path(),
        done.key(),
        done.file(),
        done.seconds(),
        done.planned(),
        done.written(),
        done.clean(),
        done.flags(),
        done.counts(),
        done.badChannels(),
        done.bytesIn(),
        bytes,
        done.stageSeconds());
  }
}
