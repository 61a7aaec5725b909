package ai.djl.spark.task.binary;

import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.spark.task.BasePredictor;
import ai.djl.translate.TranslatorFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.JavaConverters;

/**
 * Stands in for the class of this name in ai.djl.spark:spark_2.12: loads a model through the same
 * calls of DJL, from a translator factory that was serialised, but works on the driver alone.
 */
@SuppressWarnings("serial")
public class BinaryPredictor extends BasePredictor<byte[], byte[]> {
  private String inputCol;
  private String outputCol;

  public BinaryPredictor setInputCol(String value) {
    inputCol = value;
    return this;
  }

  public BinaryPredictor setOutputCol(String value) {
    outputCol = value;
    return this;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    List<Row> rows = dataset.toDF().collectAsList();
    List<Row> predicted = new ArrayList<>();
    Criteria<byte[], byte[]> criteria =
        Criteria.builder()
            .setTypes(byte[].class, byte[].class)
            .optEngine(engine)
            .optModelUrls(modelUrl)
            .optTranslatorFactory(sent(translatorFactory))
            .optArguments(Map.of())
            .build();
    int column = dataset.schema().fieldIndex(inputCol);
    try (ZooModel<byte[], byte[]> model = criteria.loadModel();
        Predictor<byte[], byte[]> predictor = model.newPredictor()) {
      for (int from = 0; from < rows.size(); from += batchSize) {
        List<Row> batch = rows.subList(from, Math.min(rows.size(), from + batchSize));
        List<byte[]> windows = batch.stream().map(row -> (byte[]) row.get(column)).toList();
        List<byte[]> outputs = predictor.batchPredict(windows);
        for (int i = 0; i < batch.size(); i++) {
          List<Object> cells =
              new ArrayList<>(JavaConverters.seqAsJavaList(batch.get(i).toSeq()));
          cells.add(outputs.get(i));
          predicted.add(RowFactory.create(cells.toArray()));
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return dataset
        .sparkSession()
        .createDataFrame(predicted, dataset.schema().add(outputCol, DataTypes.BinaryType));
  }

  /** As it arrives at an executor. */
  private static TranslatorFactory sent(TranslatorFactory factory) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(factory);
      out.flush();
      return (TranslatorFactory)
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
