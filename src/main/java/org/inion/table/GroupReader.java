package org.inion.table;

import java.io.IOException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;

/** Opens any Parquet file to look at its rows one by one, all columns, without a schema of ours. */
final class GroupReader extends ParquetReader.Builder<Group> {
  private GroupReader(InputFile file) {
    super(file);
  }

  static ParquetReader<Group> open(InputFile file) throws IOException {
    return new GroupReader(file).build();
  }

  @Override
  protected ReadSupport<Group> getReadSupport() {
    return new GroupReadSupport();
  }
}
