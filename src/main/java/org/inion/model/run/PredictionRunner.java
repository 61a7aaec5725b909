package org.inion.model.run;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.LongStream;

/** A {@link org.inion.model.PredictionScript}'s archive on a device. Several threads may use it. */
public final class PredictionRunner implements AutoCloseable {
  private final Model model;
  private final ParameterStore store;

  private PredictionRunner(Model model) {
    this.model = model;
    this.store = new ParameterStore(model.getNDManager(), false);
  }

  /**
   * Loads an archive.
   *
   * @throws IOException when libtorch cannot read it
   */
  public static PredictionRunner load(byte[] archive, Device device) throws IOException {
    Model model = Model.newInstance("prediction", device, NetworkRunner.ENGINE);
    try {
      model.load(new ByteArrayInputStream(archive));
    } catch (MalformedModelException | RuntimeException e) {
      model.close();
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new IOException("Cannot load the model: " + reason, e);
    }
    return new PredictionRunner(model);
  }

  /**
   * Predicts windows.
   *
   * @param windows float32 of this machine's byte order, {@code [size, channels, samples]}, in a
   *     direct buffer; read, not kept
   * @return row by row what is predicted of each
   */
  public float[] predict(ByteBuffer windows, int size, int channels, int samples) {
    return run(windows, new Shape(size, channels, samples), NDArray::toFloatArray);
  }

  /**
   * What the model gives for windows, whatever its shape and type. For models that are not known to
   * be ours; otherwise as {@link #predict}.
   */
  public ModelOutput output(ByteBuffer windows, int size, int channels, int samples) {
    return run(windows, new Shape(size, channels, samples), PredictionRunner::output);
  }

  private static ModelOutput output(NDArray given) {
    boolean floats = given.getDataType() == DataType.FLOAT32;
    return new ModelOutput(
        LongStream.of(given.getShape().getShape()).boxed().toList(),
        given.getDataType().name().toLowerCase(Locale.ROOT),
        floats ? given.toFloatArray() : new float[0]);
  }

  private <T> T run(ByteBuffer windows, Shape shape, Function<NDArray, T> reading) {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDArray x = manager.create(windows, shape, DataType.FLOAT32);
      return reading.apply(
          model.getBlock().forward(store, new NDList(x), false).singletonOrThrow());
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
