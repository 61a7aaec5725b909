package org.inion;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.inion.ingest.SignalFunction;

/** The one Spark session of the suite: two threads of this machine, nothing beyond it. */
public final class TestSpark {
  private static final String MASTER = "local[2]";

  private TestSpark() {}

  /** The session, begun by whoever asks first. */
  public static synchronized SparkSession session() {
    return SparkSession.getDefaultSession().isDefined()
        ? SparkSession.getDefaultSession().get()
        : begin(MASTER);
  }

  public static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session().sparkContext());
  }

  /** Does something on another master; the suite's own session is begun anew by who needs it. */
  public static synchronized void on(String master, Runnable work) {
    session().stop();
    SparkSession other = begin(master);
    try {
      work.run();
    } finally {
      other.stop();
    }
  }

  private static SparkSession begin(String master) {
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setAppName("tests")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.sql.shuffle.partitions", "1")
            .set("spark.sql.warehouse.dir", "target/spark-warehouse");
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    SignalFunction.register(session);
    return session;
  }
}
