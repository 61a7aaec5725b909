package org.inion.job;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.inion.error.BadSetupException;
import org.inion.ingest.SignalFunction;

/** The Spark session of a job: what spark-submit or the launcher has configured. */
final class SparkSessions {
  private SparkSessions() {}

  /**
   * The session of one job.
   *
   * @param session to work in
   * @param begun whether the job began it; one that was there before is not the job's to end
   */
  record JobSession(SparkSession session, boolean begun) implements AutoCloseable {
    @Override
    public void close() {
      if (begun) {
        session.stop();
      }
    }
  }

  static JobSession open(String job) {
    SparkConf conf = new SparkConf().setAppName("inion " + job);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.log.level", "ERROR");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
    }
    boolean there = SparkSession.getDefaultSession().isDefined();
    SparkSession session = begin(conf);
    SignalFunction.register(session);
    return new JobSession(session, !there);
  }

  /** Begins Spark; what it cannot be begun with is the command line's fault, and told in a line. */
  private static SparkSession begin(SparkConf conf) {
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Exception e) { // Scala throws what it does not declare
      throw cannotStart(conf.get("spark.master"), e);
    }
  }

  static BadSetupException cannotStart(String master, Exception error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    return new BadSetupException(
        "[--master %s] Cannot start Spark: %s. Give local[*], spark://HOST:PORT or yarn, and see --conf."
            .formatted(master, reason));
  }
}
