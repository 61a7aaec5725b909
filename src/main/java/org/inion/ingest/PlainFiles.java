package org.inion.ingest;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.inion.file.FileTree;

/**
 * Files for jobs that need no Spark, on whatever Hadoop reaches. What {@code --conf spark.hadoop.*}
 * says of file systems holds here as well.
 */
public final class PlainFiles {
  private final Configuration hadoop =
      Hadoop.configuration(SparkHadoopUtil.get().newConfiguration(new SparkConf()));

  /** Files to read. */
  public FileTree tree() {
    return new HadoopFiles(hadoop);
  }

  /** Writes a text file, in place of the one that may lie there; nobody sees half of it. */
  public void write(String path, String text) throws IOException {
    Path file =
        new Path(new Path(path).getFileSystem(hadoop).makeQualified(new Path(path)).toUri());
    Store.of(file, hadoop).write(file, text);
  }
}
