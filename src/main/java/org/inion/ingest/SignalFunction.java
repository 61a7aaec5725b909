package org.inion.ingest;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;
import org.inion.table.SignalEncoding;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * {@code inion_signal(signal, signal_scale, n_channels, n_samples)} in SQL: the signal of a window
 * as an array of arrays.
 *
 * <p><b>Shape</b>: {@code array<array<float>>}, {@code [channels][samples]}. <b>Unit</b>: µV.
 */
public final class SignalFunction implements UDF4<byte[], Seq<Float>, Integer, Integer, float[][]> {
  private static final long serialVersionUID = 1L;

  /** The function's name in SQL. */
  public static final String NAME = "inion_signal";

  /** Makes the function known to a session. */
  public static void register(SparkSession session) {
    session
        .udf()
        .register(
            NAME,
            new SignalFunction(),
            DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.FloatType)));
  }

  @Override
  public float[][] call(byte[] signal, Seq<Float> scales, Integer channels, Integer samples) {
    if (scales == null) {
      return SignalEncoding.FLOAT32.decode(signal, new float[0], channels, samples);
    }
    float[] perCount = new float[channels];
    int i = 0;
    for (Float scale : JavaConverters.seqAsJavaList(scales)) {
      perCount[i++] = scale;
    }
    return SignalEncoding.INT16.decode(signal, perCount, channels, samples);
  }
}
