package org.inion.ingest;

import org.apache.hadoop.fs.Path;

/**
 * Where things lie in a windows folder. Parquet parts lie in the root, all else below {@code
 * _inion}, which Spark and Arrow skip.
 */
record FolderLayout(Path root) {
  static final String PRIVATE = "_inion";
  static final String PART_PREFIX = "part-";

  Path inside() {
    return new Path(root, PRIVATE);
  }

  /** A file or folder below {@code _inion}. */
  Path inside(String name) {
    return new Path(inside(), name);
  }

  Path contract() {
    return inside("contract.json");
  }

  Path summary() {
    return inside("summary.json");
  }

  Path config() {
    return inside("config.conf");
  }

  Path subjects() {
    return inside("subjects/part-0.parquet");
  }

  /** The subjects of a split under way; whole when {@link #subjects} is not there. */
  Path subjectsDraft() {
    return inside("subjects/" + Store.DRAFT_PREFIX + "draft.parquet");
  }

  Path rejected() {
    return inside("rejected/part-0.parquet");
  }

  Path findings() {
    return inside("findings/part-0.parquet");
  }

  Path state() {
    return inside("state/recordings.json");
  }

  Path lock() {
    return inside("lock");
  }

  /** Windows of single recordings that wait to be published. */
  Path staging() {
    return inside("staging");
  }

  /** What the next publication will put in place: parts, and below {@code _inion} the rest. */
  Path next() {
    return inside("next");
  }

  /** The list of parts that the publication under way takes away; it is there only while one is. */
  Path journal() {
    return inside("journal.json");
  }

  /** Where the folder lies, out of sight, while a publication changes it. */
  FolderLayout hidden() {
    return new FolderLayout(new Path(root.getParent(), "." + root.getName() + ".publishing"));
  }
}
