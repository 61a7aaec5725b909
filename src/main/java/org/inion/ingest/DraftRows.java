package org.inion.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.table.RowWriter;

/** The file that a recording's rows are written to; whatever goes wrong in it is the output's. */
final class DraftRows implements RecordingProcessor.RowSink, Closeable {
  private final Path file;
  private final RowWriter writer;

  DraftRows(Path file, Configuration hadoop, RunContext context, int zstdLevel)
      throws OutputException {
    this.file = file;
    try {
      writer =
          new RowWriter(
              HadoopOutputFile.fromPath(file, hadoop),
              context.rows().schema(),
              Map.of("inion.contract", context.contract().toJson()),
              zstdLevel);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(Object[] row) throws OutputException {
    try {
      writer.write(row);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() throws OutputException {
    try {
      writer.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private OutputException failed(IOException error) {
    return new OutputException(file.getParent().toUri().getPath(), error);
  }
}
