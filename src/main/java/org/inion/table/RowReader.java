package org.inion.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.InputFile;

/** Reads the small tables beside the windows (subjects, rejected) without Spark. */
public final class RowReader implements Closeable {
  private final ParquetReader<Group> reader;

  public RowReader(InputFile file) throws IOException {
    reader = GroupReader.open(file);
  }

  /** Every row as text by column name, without missing values. */
  public List<Map<String, String>> rows() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Group group = reader.read(); group != null; group = reader.read()) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < group.getType().getFieldCount(); i++) {
        if (group.getFieldRepetitionCount(i) > 0) {
          row.put(group.getType().getFieldName(i), group.getValueToString(i, 0));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
