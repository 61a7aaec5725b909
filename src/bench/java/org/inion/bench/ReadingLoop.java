package org.inion.bench;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.LocalFiles;
import org.inion.model.WindowShape;
import org.inion.model.run.PredictionRunner;
import org.inion.table.ChannelInputFile;
import org.inion.table.RowStream;
import org.inion.table.Schema;
import org.inion.table.StoredBytes;
import org.inion.table.WindowColumns;

/**
 * What somebody would write in a minute: reads signals row by row, and predicts them by batches.
 */
final class ReadingLoop {
  private static final Schema SIGNAL =
      new Schema(
          "windows",
          List.of(
              WindowColumns.SCHEMA
                  .columns()
                  .get(WindowColumns.SCHEMA.position(WindowColumns.SIGNAL))));

  private ReadingLoop() {}

  static Speed run(PredictionRunner runner, WindowShape window, List<FileEntry> parts)
      throws IOException {
    JniUtils.setNumThreads(1);
    int bytes = Contest.BATCH * window.channels() * window.samples() * Float.BYTES;
    ByteBuffer batch = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    double windows = 0;
    for (FileEntry part : parts) {
      LocalFiles files = new LocalFiles();
      ChannelInputFile file = new ChannelInputFile(part.bytes(), () -> files.open(part.path()));
      try (RowStream rows = new RowStream(Where.file(part.path()), file, SIGNAL)) {
        for (Optional<Object[]> row = rows.next(); row.isPresent(); row = rows.next()) {
          ((StoredBytes) row.get()[0]).putInto(batch);
          windows++;
          if (!batch.hasRemaining()) {
            predict(runner, window, batch);
          }
        }
      }
    }
    predict(runner, window, batch);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Speed(
        windows / seconds, windows / ((threads.getCurrentThreadCpuTime() - cpu) / 1e9));
  }

  private static void predict(PredictionRunner runner, WindowShape window, ByteBuffer batch) {
    int one = window.channels() * window.samples() * Float.BYTES;
    int size = batch.flip().remaining() / one;
    if (size > 0) {
      runner.predict(batch, size, window.channels(), window.samples());
    }
    batch.clear();
  }
}
