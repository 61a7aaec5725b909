package org.inion.job;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
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
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    SignalFunction.register(session);
    return new JobSession(session, !there);
  }
}
