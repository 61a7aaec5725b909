package org.inion.ingest;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** How files are reached. */
final class Hadoop {
  /**
   * The folder in which the job was begun. Paths that do not say theirs begin there: a task may run
   * elsewhere.
   */
  static final String FOLDER = "inion.folder";

  private Hadoop() {}

  /** A configuration in which the local disk has no checksum files. */
  static Configuration configuration(Configuration base) {
    Configuration hadoop = new Configuration(base);
    hadoop.setClass("fs.file.impl", BareLocalFiles.class, FileSystem.class);
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
    if ("file".equals(FileSystem.getDefaultUri(hadoop).getScheme())) {
      hadoop.setIfUnset(FOLDER, System.getProperty("user.dir"));
    }
    return hadoop;
  }
}
