package org.inion.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

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
    try {
      Outcome.Finished done;
      try (DraftRows rows = new DraftRows(draft, hadoop, context, config.zstdLevel())) {
        done = processor.process(task, context.rows(), context.contract(), clock, rows);
      }
      return keep(done, draft);
    } finally {
      discard(draft);
    }
  }

  private Outcome.Finished keep(Outcome.Finished done, Path draft) throws OutputException {
    try {
      Store store = Store.of(folder, hadoop);
      Outcome.Finished sized = sized(done, store.files().getFileStatus(draft).getLen());
      store.move(draft, rows(done.key()));
      store.writeJson(new Path(folder, done.key() + NOTE), sized);
      return sized;
    } catch (IOException e) {
      throw new OutputException(folder.toUri().getPath(), e);
    }
  }

  private void discard(Path draft) {
    try {
      Store.of(folder, hadoop).delete(draft);
    } catch (IOException e) {
      // What led here matters more; the next publication clears the folder anyway.
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
        done.findings(),
        done.badChannels(),
        done.bytesIn(),
        bytes,
        done.stageSeconds());
  }
}
