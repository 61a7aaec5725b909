package org.inion.job;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.inion.ingest.SignalFunction;

/** The Spark session of a job: what spark-submit or the launcher has configured. */
final class SparkSessions {
  private SparkSessions() {}

  static SparkSession open(String job) {
    SparkConf conf = new SparkConf().setAppName("inion " + job);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.log.level", "ERROR");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
    }
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    SignalFunction.register(session);
    return session;
  }
}
