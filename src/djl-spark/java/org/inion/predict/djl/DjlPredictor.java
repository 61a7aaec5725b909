package org.inion.predict.djl;

import ai.djl.spark.task.binary.BinaryPredictor;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.inion.error.Where;
import org.inion.file.LocalFiles;
import org.inion.predict.ModelArchive;
import org.inion.predict.WindowTranslatorFactory;
import org.inion.table.WindowColumns;

/** DJL's extension to Spark, set up for the windows table and an exported model. */
public final class DjlPredictor {
  /** Column with the bytes of predictions, between DJL's predictor and {@link #predict}. */
  private static final String BYTES = "prediction_bytes";

  private static final String PREDICTION = "prediction";

  private DjlPredictor() {}

  /**
   * Their predictor for a model.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} when there is none of ours.
   *
   * @param model a {@code model.pt} of {@code jobs/export}, in a folder of its own that every
   *     machine reaches under this name
   * @param batch windows that go through the network at once
   */
  public static BinaryPredictor of(Path model, int batch) throws IOException {
    Path file = model.toAbsolutePath();
    ModelArchive archive = ModelArchive.read(new LocalFiles(), file.toString());
    String name = file.getFileName().toString().replaceFirst("\\.pt$", "");
    BinaryPredictor predictor = new BinaryPredictor();
    predictor.setEngine("PyTorch");
    predictor.setModelUrl(file.getParent().toUri() + "?model_name=" + name);
    predictor.setTranslatorFactory(
        WindowTranslatorFactory.of(archive.contract(Where.file(file.toString()))));
    predictor.setBatchSize(batch);
    predictor.setInputCol(WindowColumns.SIGNAL);
    predictor.setOutputCol(BYTES);
    return predictor;
  }

  /** Adds a column to windows: what is predicted of each, in the target's own unit. */
  public static Dataset<Row> predict(BinaryPredictor predictor, Dataset<Row> windows) {
    Dataset<Row> predicted = predictor.transform(windows);
    return predicted
        .withColumn(PREDICTION, WindowTranslatorFactory.prediction(predicted.col(BYTES)))
        .drop(BYTES);
  }
}
