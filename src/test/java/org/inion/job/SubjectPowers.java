package org.inion.job;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.inion.TestSpark;

/**
 * What a simple model sees of a windows folder: the logarithm of band powers, mean over the windows
 * of a subject, in five parts of the channel list.
 */
final class SubjectPowers {
  private static final double[] EDGES_HZ = {1, 4, 6, 8, 9, 10, 11, 13, 20, 30, 45};
  private static final int PARTS = 5;

  /** Neighbours see nearly the same: every third channel is enough. */
  private static final int STEP = 3;

  private final List<double[]> features = new ArrayList<>();
  private final Map<String, List<Double>> labels = new LinkedHashMap<>();

  private SubjectPowers() {}

  static SubjectPowers of(String windows) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, Row> subjects = new LinkedHashMap<>();
    List<Row> rows =
        TestSpark.session()
            .read()
            .parquet(windows)
            .select(
                "subject_id",
                "age_years",
                "sex",
                "externalizing",
                "signal",
                "n_channels",
                "n_samples",
                "sample_rate_hz")
            .orderBy("recording_id", "window_index")
            .collectAsList();
    for (Row row : rows) {
      String subject = row.getString(0);
      double[] powers = powers(row);
      double[] sum = sums.computeIfAbsent(subject, s -> new double[powers.length]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += powers[i];
      }
      counts.merge(subject, 1, Integer::sum);
      subjects.put(subject, row);
    }
    SubjectPowers all = new SubjectPowers();
    for (String label : List.of("age_years", "sex", "externalizing")) {
      all.labels.put(label, new ArrayList<>());
    }
    sums.forEach(
        (subject, sum) -> {
          double[] mean = new double[sum.length];
          for (int i = 0; i < sum.length; i++) {
            mean[i] = sum[i] / counts.get(subject);
          }
          all.features.add(mean);
          Row row = subjects.get(subject);
          all.labels.get("age_years").add(row.getDouble(1));
          all.labels.get("sex").add(row.getString(2).equals("F") ? 1.0 : 0.0);
          all.labels.get("externalizing").add(row.getDouble(3));
        });
    return all;
  }

  int subjects() {
    return features.size();
  }

  List<double[]> features() {
    return features;
  }

  List<Double> labels(String label) {
    return labels.get(label);
  }

  private static double[] powers(Row row) {
    int channels = row.getInt(5);
    int samples = row.getInt(6);
    double binHz = row.getDouble(7) / samples;
    float[] signal = new float[channels * samples];
    ByteBuffer.wrap(row.<byte[]>getAs(4))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(signal);
    double[] powers = new double[PARTS * (EDGES_HZ.length - 1)];
    for (int band = 0; band + 1 < EDGES_HZ.length; band++) {
      int first = (int) Math.ceil(EDGES_HZ[band] / binHz);
      int stop = (int) Math.ceil(EDGES_HZ[band + 1] / binHz);
      for (int part = 0; part < PARTS; part++) {
        double sum = 0;
        for (int c = part * channels / PARTS; c < (part + 1) * channels / PARTS; c += STEP) {
          for (int bin = first; bin < stop; bin++) {
            sum += power(signal, c * samples, samples, bin);
          }
        }
        powers[band * PARTS + part] = Math.log(sum + 1e-9);
      }
    }
    return powers;
  }

  /** Power of one bin of the discrete Fourier transform, by Goertzel's recurrence. */
  private static double power(float[] x, int from, int samples, int bin) {
    double twice = 2 * Math.cos(2 * Math.PI * bin / samples);
    double last = 0;
    double before = 0;
    for (int i = from; i < from + samples; i++) {
      double now = x[i] + twice * last - before;
      before = last;
      last = now;
    }
    return last * last + before * before - twice * last * before;
  }
}
