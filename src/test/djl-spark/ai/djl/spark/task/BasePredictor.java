package ai.djl.spark.task;

import ai.djl.translate.TranslatorFactory;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.types.StructType;

/**
 * Stands in for the class of this name in ai.djl.spark:spark_2.12, whose setters it repeats. It was
 * written for the test of the adapter, by what the extension's public methods are.
 */
@SuppressWarnings("serial")
public abstract class BasePredictor<A, B> extends Transformer {
  protected String engine;
  protected String modelUrl;
  protected int batchSize = 10;
  protected TranslatorFactory translatorFactory;

  public BasePredictor<A, B> setEngine(String value) {
    engine = value;
    return this;
  }

  public BasePredictor<A, B> setModelUrl(String value) {
    modelUrl = value;
    return this;
  }

  public BasePredictor<A, B> setBatchSize(int value) {
    batchSize = value;
    return this;
  }

  public BasePredictor<A, B> setTranslatorFactory(TranslatorFactory value) {
    translatorFactory = value;
    return this;
  }

  @Override
  public String uid() {
    return "stand-in";
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return schema;
  }

  @Override
  public Transformer copy(ParamMap extra) {
    return this;
  }
}
