package org.inion.predict;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.predict.PredictSettings.DeviceRule;
import org.inion.table.ModelContract;
import org.inion.table.WindowColumns;

/**
 * A model as a stage of a Spark ML pipeline: adds a column of predictions to a DataFrame that has
 * the windows table's {@code signal}, of float32 or, beside {@code signal_scale}, int16. The
 * parameters have the names of DJL's extension to Spark.
 *
 * <p>A DataFrame does not say which channel is which: they must be the model's, in its order.
 * {@link PredictJob} reads the names from the folder.
 *
 * <p><b>Shape</b>: {@code signal [channels, samples]}, at least as many samples as the model takes;
 * the output column is a double in the target's own unit.
 */
public final class WindowPredictor extends Transformer implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;
  private static final String ENGINE = "PyTorch";
  private static final int BATCH = 64;

  private final String uid;
  private final Param<String> modelUrl;
  private final Param<String> inputCol;
  private final Param<String> outputCol;
  private final IntParam batchSize;
  private final Param<String> engine;

  public WindowPredictor() {
    this(Identifiable$.MODULE$.randomUID("windowPredictor"));
  }

  /**
   * With a name of its own, as a pipeline that is read back needs it.
   *
   * @param uid of this stage
   */
  public WindowPredictor(String uid) {
    this.uid = uid;
    this.modelUrl = new Param<>(uid, "modelUrl", "a model.pt of jobs/export, wherever Spark reads");
    this.inputCol = new Param<>(uid, "inputCol", "column with the bytes of windows");
    this.outputCol = new Param<>(uid, "outputCol", "column that is added");
    this.batchSize =
        new IntParam(
            uid, "batchSize", "windows that go through the network at once", ParamValidators.gt(0));
    this.engine = new Param<>(uid, "engine", ENGINE + ", the only one there is");
    setDefault(inputCol, WindowColumns.SIGNAL);
    setDefault(outputCol, "prediction");
    setDefault(batchSize, BATCH);
    setDefault(engine, ENGINE);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** A {@code model.pt} of {@code jobs/export}, wherever Spark reads. */
  public Param<String> modelUrl() {
    return modelUrl;
  }

  /** Column with the bytes of windows; {@code signal} by default. */
  public Param<String> inputCol() {
    return inputCol;
  }

  /** Column that is added; {@code prediction} by default. */
  public Param<String> outputCol() {
    return outputCol;
  }

  /** Windows that go through the network at once; 64 by default. */
  public IntParam batchSize() {
    return batchSize;
  }

  /** {@code PyTorch}, the only engine there is. */
  public Param<String> engine() {
    return engine;
  }

  public WindowPredictor setModelUrl(String url) {
    set(modelUrl, url);
    return this;
  }

  public WindowPredictor setInputCol(String column) {
    set(inputCol, column);
    return this;
  }

  public WindowPredictor setOutputCol(String column) {
    set(outputCol, column);
    return this;
  }

  public WindowPredictor setBatchSize(int windows) {
    set(batchSize, windows);
    return this;
  }

  public WindowPredictor setEngine(String name) {
    set(engine, name);
    return this;
  }

  /**
   * Adds the column.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the model is none of ours, or the columns do
   * not fit; the job fails with the number of bytes when a window does not.
   */
  @Override
  public Dataset<Row> transform(Dataset<?> windows) {
    Dataset<Row> rows = windows.toDF();
    StructType schema = transformSchema(rows.schema());
    String url = text(modelUrl);
    ModelArchive archive = archive(rows, url);
    ModelContract contract = archive.contract(Where.file(url));
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    List<String> names = List.of(rows.columns());
    MapPartitionsFunction<Row, Row> predict =
        new RowPredictions(
            spark.broadcast(archive),
            contract.input().channels().size(),
            contract.input().samples(),
            contract.input().crops(),
            names.indexOf(text(inputCol)),
            names.indexOf(WindowColumns.SIGNAL_SCALE),
            (Integer) getOrDefault(batchSize),
            DeviceRule.AUTO);
    return rows.mapPartitions(predict, Encoders.row(schema));
  }

  private static ModelArchive archive(Dataset<Row> rows, String url) {
    return ModelArchive.of(
        rows.sparkSession()
            .read()
            .format("binaryFile")
            .load(url)
            .select("content")
            .first()
            .getAs(0));
  }

  private String text(Param<String> param) {
    if (!isDefined(param)) {
      throw new BadSetupException(
          "[%s] Cannot predict: it must be set, but is not".formatted(param.name()));
    }
    return getOrDefault(param);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    List<String> names = Arrays.asList(schema.fieldNames());
    if (!names.contains(text(inputCol))
        || !schema.apply(text(inputCol)).dataType().equals(DataTypes.BinaryType)) {
      throw new BadSetupException(
          "[inputCol] Cannot predict: \"%s\" must be a binary column, but the columns are %s"
              .formatted(text(inputCol), names));
    }
    if (names.contains(text(outputCol))) {
      throw new BadSetupException(
          "[outputCol] Cannot predict: \"%s\" must be a new column, but is there. Choose another"
              .formatted(text(outputCol)));
    }
    if (!text(engine).equals(ENGINE)) {
      throw new BadSetupException(
          "[engine] Cannot predict: it must be %s, but was %s".formatted(ENGINE, text(engine)));
    }
    return schema.add(text(outputCol), DataTypes.DoubleType, false);
  }

  /** Reads one back that a pipeline has written. */
  public static MLReader<WindowPredictor> read() {
    return new DefaultParamsReader<>();
  }

  @Override
  public WindowPredictor copy(ParamMap extra) {
    return (WindowPredictor) defaultCopy(extra);
  }
}
