package org.inion.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;

/** Reads the small tables beside the windows (subjects, rejected) without Spark, row by row. */
public final class RowReader implements Closeable {
  private final ParquetReader<Group> reader;

  public RowReader(InputFile file) throws IOException {
    reader = new Builder(file).build();
  }

  /** The next row as text by column name, without missing values; empty after the last. */
  public Optional<Map<String, String>> next() throws IOException {
    Group group = reader.read();
    if (group == null) {
      return Optional.empty();
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      if (group.getFieldRepetitionCount(i) > 0) {
        row.put(group.getType().getFieldName(i), group.getValueToString(i, 0));
      }
    }
    return Optional.of(row);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class Builder extends ParquetReader.Builder<Group> {
    Builder(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
