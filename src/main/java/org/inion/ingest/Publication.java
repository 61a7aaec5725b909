package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.inion.stage.SparkStage;

/**
 * Packs the recordings of the next table into parts. Parts whose recordings all stay are left
 * alone; of the others, the row groups that stay are copied.
 *
 * @param table every recording of the next table, with the part that holds it
 * @param obsolete parts that the next table no longer has
 */
record Publication(List<Outcome.Finished> table, List<String> obsolete) {

  /** The part of a table without rows, so that it can be read and has its columns. */
  static final String EMPTY_PART = FolderLayout.PART_PREFIX + "empty.parquet";

  /** Which parts are packed anew. */
  enum Packing {
    /** Those that lose a recording. */
    CHANGED,
    /** All. */
    ALL
  }

  /**
   * Writes the parts of the next table into {@link FolderLayout#next}.
   *
   * @param before the present table
   * @param staying recordings of the present table that stay as they are
   * @param fresh recordings that wait in the staging folder
   */
  static Publication prepare(
      SparkStage spark,
      OutputFolder folder,
      Configuration hadoop,
      Collection<Outcome.Finished> before,
      Collection<Outcome.Finished> staying,
      Collection<Outcome.Finished> fresh,
      Packing packing,
      long partBytes)
      throws IOException {
    FolderLayout layout = folder.layout();
    Set<String> stayingIds = new HashSet<>();
    staying.forEach(one -> stayingIds.add(one.recordingId()));
    Set<String> obsolete = new HashSet<>(folder.parts());
    before.stream()
        .filter(one -> packing == Packing.CHANGED)
        .forEach(one -> obsolete.remove(one.file()));
    before.stream()
        .filter(one -> !stayingIds.contains(one.recordingId()) && !one.file().isEmpty())
        .forEach(one -> obsolete.add(one.file()));
    List<PartPlan.Piece> pieces = new ArrayList<>();
    Map<String, Outcome.Finished> table = new HashMap<>();
    for (Outcome.Finished one : staying) {
      table.put(one.recordingId(), one);
      if (obsolete.contains(one.file())) {
        pieces.add(new PartPlan.Piece(one, new Path(layout.root(), one.file()).toString()));
      }
    }
    Staging staging = new Staging(layout.staging(), hadoop);
    for (Outcome.Finished one : fresh) {
      table.put(one.recordingId(), one);
      if (one.written() > 0) {
        pieces.add(new PartPlan.Piece(one, staging.rows(one.key()).toString()));
      }
    }
    List<PartPlan> plans = PartPlan.pack(pieces, partBytes);
    merge(spark, layout, hadoop, plans);
    for (PartPlan plan : plans) {
      plan.pieces()
          .forEach(
              piece ->
                  table.put(piece.recording().recordingId(), piece.recording().in(plan.name())));
    }
    List<Outcome.Finished> sorted = new ArrayList<>(table.values());
    sorted.sort(java.util.Comparator.comparing(Outcome.Finished::recordingId));
    return new Publication(sorted, obsolete.stream().sorted().toList());
  }

  /** Writes a part without rows where the table would have no part at all. */
  void requireAPart(OutputFolder folder, Configuration hadoop, RunContext context, int zstdLevel)
      throws OutputException {
    if (table.stream().allMatch(one -> one.file().isEmpty())) {
      Path part = new Path(folder.layout().next(), EMPTY_PART);
      new DraftRows(part, hadoop, context, zstdLevel).close();
    }
  }

  private static void merge(
      SparkStage spark, FolderLayout layout, Configuration hadoop, List<PartPlan> plans)
      throws IOException {
    String next = layout.next().toString();
    SerializableConfiguration shipped = new SerializableConfiguration(hadoop);
    try {
      spark.run(
          plans,
          0,
          plan -> plan.pieces().stream().mapToLong(piece -> piece.recording().bytesOut()).sum(),
          plan -> new PartMerger(shipped.value()).merge(plan, new Path(next)).toString(),
          path -> {});
    } catch (IOException e) {
      throw e instanceof OutputException
          ? e
          : new OutputException(layout.next().toUri().getPath(), e);
    }
  }
}
