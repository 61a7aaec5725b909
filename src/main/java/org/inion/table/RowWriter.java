package org.inion.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Writes rows of a {@link Schema} to one Parquet file. */
public final class RowWriter implements Closeable {
  /** So that a file of one recording is one row group, unless the recording is long. */
  private static final long ROW_GROUP_BYTES = 128L << 20;

  /**
   * About ten windows of 129 × 200 samples: small enough to read a few, large enough to compress.
   */
  private static final int PAGE_BYTES = 1 << 20;

  private final ParquetWriter<Object[]> writer;

  /**
   * @param notes key and value pairs for the file's footer
   * @param zstdLevel 1 (fast) to 22 (small), or 0: not compressed
   */
  public RowWriter(OutputFile file, Schema schema, Map<String, String> notes, int zstdLevel)
      throws IOException {
    Configuration settings = new Configuration(false);
    settings.setInt("parquet.compression.codec.zstd.level", zstdLevel);
    writer =
        new Builder(file, schema, notes)
            .withConf(settings)
            .withCompressionCodec(
                zstdLevel == 0 ? CompressionCodecName.UNCOMPRESSED : CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(8)
            .withDictionaryEncoding(true)
            .withDictionaryEncoding(WindowColumns.SIGNAL, false)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .build();
  }

  /** Writes one row. Its arrays may be used again afterwards. */
  public void write(Object[] row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
    private final Schema schema;
    private final Map<String, String> notes;

    Builder(OutputFile file, Schema schema, Map<String, String> notes) {
      super(file);
      this.schema = schema;
      this.notes = notes;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(Configuration conf) {
      return new RowWriteSupport(schema, notes);
    }
  }
}
