package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.inion.table.WindowColumns;

/**
 * Writes one part of the table out of files that hold its recordings, row group by row group: bytes
 * are copied, nothing is decoded. A row group never mixes recordings, so that one can be taken out.
 */
final class PartMerger {
  private static final int NO_PADDING = 0;

  private final Configuration hadoop;

  PartMerger(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** Writes the part into a folder and returns its path. */
  Path merge(PartPlan plan, Path folder) throws IOException {
    Path target = new Path(folder, plan.name());
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    for (PartPlan.Piece piece : plan.pieces()) {
      wanted
          .computeIfAbsent(piece.source(), source -> new ArrayList<>())
          .add(piece.recording().recordingId());
    }
    ParquetFileWriter writer = null;
    Map<String, String> notes = Map.of();
    for (Map.Entry<String, List<String>> source : wanted.entrySet()) {
      InputFile file = HadoopInputFile.fromPath(new Path(source.getKey()), hadoop);
      try (ParquetFileReader reader = ParquetFileReader.open(file)) {
        if (writer == null) {
          notes = reader.getFooter().getFileMetaData().getKeyValueMetaData();
          writer = start(target, reader.getFooter().getFileMetaData().getSchema());
        }
        copy(reader, file, source.getValue(), writer);
      }
    }
    if (writer != null) {
      writer.end(notes);
    }
    return target;
  }

  private ParquetFileWriter start(Path target, MessageType schema) throws IOException {
    ParquetFileWriter writer =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(target, hadoop),
            schema,
            ParquetFileWriter.Mode.OVERWRITE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            NO_PADDING,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    writer.start();
    return writer;
  }

  private static void copy(
      ParquetFileReader reader, InputFile file, List<String> recordings, ParquetFileWriter writer)
      throws IOException {
    Map<String, List<BlockMetaData>> groups = new LinkedHashMap<>();
    for (BlockMetaData group : reader.getRowGroups()) {
      groups.computeIfAbsent(recording(group), id -> new ArrayList<>()).add(group);
    }
    try (SeekableInputStream in = file.newStream()) {
      for (String recording : recordings) {
        List<BlockMetaData> wanted = groups.get(recording);
        if (wanted == null) {
          throw new IOException(reader.getFile() + " must hold " + recording + ", but does not");
        }
        writer.appendRowGroups(in, wanted, false);
      }
    }
  }

  /** The one recording of a row group, as its statistics say. */
  static String recording(BlockMetaData group) throws IOException {
    for (ColumnChunkMetaData column : group.getColumns()) {
      if (column.getPath().toDotString().equals(WindowColumns.RECORDING_ID)) {
        Statistics<?> statistics = column.getStatistics();
        if (statistics.hasNonNullValue()
            && statistics.minAsString().equals(statistics.maxAsString())) {
          return statistics.maxAsString();
        }
      }
    }
    throw new IOException("A row group holds more than one recording");
  }
}
