package org.inion.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.inion.TestSpark;
import org.inion.error.BadSetupException;
import org.inion.table.SignalEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowPredictorTest {
  @TempDir private Path folder;

  @Test
  void addsThePredictionOfEachWindowAndKeepsAllElse() throws IOException {
    Dataset<Row> windows = windows(TestWindows.of(TestModels.CHANNELS, 64));
    Dataset<Row> predicted = predictor().setBatchSize(3).transform(windows);
    assertThat(List.of(predicted.columns())).endsWith("prediction");
    List<Row> rows = predicted.orderBy("recording_id", "window_index").collectAsList();
    assertThat(rows).hasSize(20);
    for (int i = 0; i < 20; i++) {
      double expected =
          TestModels.predict(TestModels.age(1), TestModels.window(i / 5, i % 5, 64), 0);
      assertThat(rows.get(i).<Double>getAs("prediction")).isCloseTo(expected, within(1e-5));
      assertThat(rows.get(i).<Integer>getAs("window_index")).isEqualTo(i % 5);
    }
  }

  @Test
  void takesWholeNumbersWhereTheirScalesAreThere() throws IOException {
    List<Row> counts =
        predictor()
            .transform(
                windows(TestWindows.of(TestModels.CHANNELS, 64).encoded(SignalEncoding.INT16)))
            .orderBy("recording_id", "window_index")
            .collectAsList();
    double expected = TestModels.predict(TestModels.age(1), TestModels.window(0, 0, 64), 0);
    assertThat(counts.get(0).<Double>getAs("prediction")).isCloseTo(expected, within(1e-2));
  }

  @Test
  void standsInAPipelineThatIsWrittenAndReadBack() throws IOException {
    Dataset<Row> windows = windows(TestWindows.of(TestModels.CHANNELS, 64));
    PipelineModel pipeline =
        new Pipeline()
            .setStages(new PipelineStage[] {predictor().setOutputCol("age")})
            .fit(windows);
    String path = folder.resolve("pipeline").toString();
    pipeline.write().save(path);
    List<Row> rows = PipelineModel.load(path).transform(windows).select("age").collectAsList();
    assertThat(rows)
        .isEqualTo(pipeline.transform(windows).select("age").collectAsList())
        .hasSize(20);
  }

  @Test
  void columnsAndEngineAreChecked() throws IOException {
    Dataset<Row> windows = windows(TestWindows.of(TestModels.CHANNELS, 64));
    assertThatThrownBy(() -> predictor().setInputCol("task").transform(windows))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[inputCol]");
    assertThatThrownBy(() -> predictor().setOutputCol("task").transform(windows))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[outputCol]");
    assertThatThrownBy(() -> predictor().setEngine("TensorFlow").transform(windows))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("TensorFlow");
    assertThatThrownBy(() -> new WindowPredictor().transform(windows))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[modelUrl]");
  }

  @Test
  void windowsOfOtherChannelsFailWithTheirSize() throws IOException {
    Dataset<Row> windows = windows(TestWindows.of(List.of("Fz", "Cz", "Pz"), 64));
    assertThatThrownBy(() -> predictor().transform(windows).collectAsList())
        .hasStackTraceContaining("the signal must have 4 channels");
  }

  private Dataset<Row> windows(TestWindows windows) throws IOException {
    Path path = windows.write(folder.resolve("windows"));
    return TestSpark.session().read().parquet(path.toString());
  }

  private WindowPredictor predictor() throws IOException {
    Path model = folder.resolve("model.pt");
    Files.write(model, TestModels.age(1).bytes());
    return new WindowPredictor().setModelUrl(model.toString());
  }
}
