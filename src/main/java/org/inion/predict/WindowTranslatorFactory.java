package org.inion.predict;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.table.ModelContract;

/**
 * Lets DJL's own predictors, those of its extension to Spark above all, take the bytes of a window
 * and give those of a prediction.
 *
 * <p><b>Shape</b>: in, float32 {@code [channels, samples]}, little-endian, in the model's order and
 * unit; out, one float64, little-endian.
 */
public final class WindowTranslatorFactory implements TranslatorFactory, Serializable {
  private static final long serialVersionUID = 1L;
  private static final Set<Pair<Type, Type>> TYPES = Set.of(new Pair<>(byte[].class, byte[].class));

  private final int channels;
  private final int samples;

  private WindowTranslatorFactory(int channels, int samples) {
    this.channels = channels;
    this.samples = samples;
  }

  /**
   * For a model.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it gives more than one number.
   */
  public static WindowTranslatorFactory of(ModelContract model) {
    if (model.task().classes().size() > 2) {
      throw new BadSetupException(
          "[%s] Cannot predict into a column: classes must be two, but were %s. Use the model.pt by itself, which gives a probability for each"
              .formatted(model.task().name(), model.task().classes()));
    }
    return new WindowTranslatorFactory(model.input().channels().size(), model.input().samples());
  }

  /** The number in the bytes of a prediction. */
  public static Column prediction(Column bytes) {
    UDF1<byte[], Double> decode = one -> one == null ? null : bytes(one).getDouble();
    return functions.udf(decode, DataTypes.DoubleType).apply(bytes);
  }

  private static ByteBuffer bytes(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public Set<Pair<Type, Type>> getSupportedTypes() {
    return TYPES;
  }

  @Override
  @SuppressWarnings("unchecked") // checked by the classes
  public <I, O> Translator<I, O> newInstance(
      Class<I> input, Class<O> output, Model model, Map<String, ?> arguments) {
    if (!isSupported(input, output)) {
      throw new IllegalArgumentException("Takes and gives byte[] alone");
    }
    return (Translator<I, O>) new WindowTranslator(channels, samples);
  }

  /** Does it. */
  private static final class WindowTranslator implements Translator<byte[], byte[]> {
    private final Shape shape;

    WindowTranslator(int channels, int samples) {
      this.shape = new Shape(channels, samples);
    }

    @Override
    public Batchifier getBatchifier() {
      return Batchifier.STACK;
    }

    @Override
    public NDList processInput(TranslatorContext context, byte[] window) {
      long wanted = shape.size() * Float.BYTES;
      if (window.length != wanted) {
        throw new BadDataException(
            "[signal] Cannot predict: a window must have %d bytes, float32 of the model's channels and samples %s, but has %d. Preprocess with output.encoding=float32 and the window length of the model, or use jobs/predict, which takes both"
                .formatted(wanted, shape, window.length));
      }
      return new NDList(context.getNDManager().create(bytes(window).asFloatBuffer(), shape));
    }

    @Override
    public byte[] processOutput(TranslatorContext context, NDList predictions) {
      byte[] one = new byte[Double.BYTES];
      bytes(one).putDouble(predictions.singletonOrThrow().toFloatArray()[0]);
      return one;
    }
  }
}
