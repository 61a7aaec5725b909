package org.inion.ingest;

import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.inion.file.FileTree;

/** Files wherever Hadoop reaches, for jobs that need no Spark. */
public final class Storage {
  private Storage() {}

  /** The tree of {@code file:}, {@code hdfs:} and {@code s3a:}, as spark.hadoop.* sets them up. */
  public static FileTree files() {
    return new HadoopFiles(
        Hadoop.configuration(SparkHadoopUtil.get().newConfiguration(new SparkConf())));
  }
}
