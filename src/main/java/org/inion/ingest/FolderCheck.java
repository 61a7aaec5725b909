package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Compares the parts of a windows folder with what its state says of them; reads footers alone. */
final class FolderCheck {
  private FolderCheck() {}

  static List<String> faults(OutputFolder folder, Configuration hadoop) throws IOException {
    Map<String, Map<String, Long>> expected = new HashMap<>();
    for (Outcome.Finished one : folder.published().values()) {
      if (!one.file().isEmpty()) {
        expected
            .computeIfAbsent(one.file(), file -> new HashMap<>())
            .put(one.recordingId(), (long) one.written());
      }
    }
    TreeSet<String> parts = new TreeSet<>(folder.parts());
    if (expected.isEmpty()) {
      parts.remove(Publication.EMPTY_PART);
    }
    List<String> faults = new ArrayList<>();
    for (String part : parts) {
      if (!expected.containsKey(part)) {
        faults.add("part " + part + " is not of this table: delete it");
      }
    }
    for (Map.Entry<String, Map<String, Long>> part : expected.entrySet()) {
      if (!parts.contains(part.getKey())) {
        faults.add("part " + part.getKey() + " is missing: delete _inion/state and run again");
      } else {
        Map<String, Long> there = rows(new Path(folder.layout().root(), part.getKey()), hadoop);
        if (!there.equals(part.getValue())) {
          faults.add(
              "part "
                  + part.getKey()
                  + " holds other windows than it should: delete it,"
                  + " and _inion/state, and run again");
        }
      }
    }
    return faults;
  }

  private static Map<String, Long> rows(Path part, Configuration hadoop) throws IOException {
    Map<String, Long> rows = new HashMap<>();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(part, hadoop))) {
      for (BlockMetaData group : reader.getRowGroups()) {
        rows.merge(PartMerger.recording(group), group.getRowCount(), Long::sum);
      }
    }
    return rows;
  }
}
