package org.inion.predict;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;

/**
 * Spark's own columnar reader of Parquet, wherever the files lie: made on the driver, used in
 * tasks, which get whole column batches instead of rows.
 */
final class ColumnarScan implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String BATCH_ROWS = "spark.sql.parquet.columnarReaderBatchSize";

  private final Function1<PartitionedFile, Iterator<InternalRow>> reader;

  private ColumnarScan(Function1<PartitionedFile, Iterator<InternalRow>> reader) {
    this.reader = reader;
  }

  /**
   * A reader of some columns.
   *
   * @param schema of the files
   * @param columns in the order of the batches
   * @param rows of a batch, at most
   */
  static ColumnarScan of(SparkSession spark, StructType schema, List<String> columns, int rows) {
    SparkSession session = spark.newSession(); // so that nobody else's batches change
    session.conf().set(BATCH_ROWS, rows);
    session.conf().set("spark.sql.parquet.enableVectorizedReader", true);
    session.conf().set("spark.sql.parquet.enableNestedColumnVectorizedReader", true);
    StructType wanted =
        new StructType(columns.stream().map(schema::apply).toArray(StructField[]::new));
    return new ColumnarScan(
        new ParquetFileFormat()
            .buildReaderWithPartitionValues(
                session,
                schema,
                new StructType(),
                wanted,
                JavaConverters.asScalaBufferConverter(List.<Filter>of()).asScala(),
                new Map.Map1<>(FileFormat.OPTION_RETURNING_BATCH(), "true"),
                session.sessionState().newHadoopConf()));
  }

  /** Column batches of a span; what one holds is gone when the next one is asked for. */
  Iterator<?> read(Span span) {
    return (Iterator<?>)
        reader.apply(
            new PartitionedFile(
                InternalRow.empty(),
                SparkPath.fromPathString(span.part().path()),
                span.start(),
                span.length(),
                new String[0],
                span.part().modifiedMillis(),
                span.part().bytes(),
                Map$.MODULE$.empty()));
  }

  /** Column names of a schema. */
  static List<String> names(StructType schema) {
    return Arrays.asList(schema.fieldNames());
  }

  static ColumnarBatch next(Iterator<?> batches) {
    return (ColumnarBatch) batches.next();
  }
}
