package org.inion.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric against scikit-learn and SciPy: src/test/python/make_metric_reference.py. */
class MetricOracleTest {
  private static final double RELATIVE = 1e-12;

  static List<Arguments> cases() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    for (JsonNode kind : root()) {
      for (JsonNode one : kind) {
        for (Map.Entry<String, JsonNode> value : one.get("expected").properties()) {
          cases.add(
              arguments(
                  value.getKey(),
                  one.get("name").asText(),
                  values(one.get("labels")),
                  values(one.get("predictions")),
                  value.getValue().isNull() ? Double.NaN : value.getValue().asDouble()));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("cases")
  void isWhatScikitLearnAndScipySay(
      String metric, String name, double[] labels, double[] predictions, double expected) {
    double actual = Metrics.named(metric).of(labels, predictions);
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
    } else {
      // Next to zero a relative distance asks for digits that no summation has.
      double allowed = RELATIVE * Math.max(Math.abs(expected), 1e-3 * scale(metric, labels));
      assertThat(Math.abs(actual - expected)).as("%s of %s", metric, name).isLessThan(allowed);
    }
  }

  @Test
  void everyMetricHasCases() throws IOException {
    assertThat(cases().stream().map(one -> one.get()[0]).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(Metrics.all().stream().map(Metric::name).toList());
  }

  /** What a metric of 1 is, in the unit of the metric. */
  private static double scale(String metric, double[] labels) {
    double largest = 0;
    for (double label : labels) {
      largest = Math.max(largest, Math.abs(label));
    }
    return metric.equals("rmse") || metric.equals("mae") ? largest : 1;
  }

  private static double[] values(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static JsonNode root() throws IOException {
    try (InputStream in = MetricOracleTest.class.getResourceAsStream("metric_cases.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
