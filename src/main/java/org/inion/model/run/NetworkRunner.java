package org.inion.model.run;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inion.model.graph.Script;
import org.inion.model.graph.ScriptArchive;

/** A network that is loaded on a device. Confined to one thread. */
public final class NetworkRunner implements AutoCloseable {
  /** DJL names the engine so. */
  public static final String ENGINE = "PyTorch";

  private static final String NAME = "network";

  /** An argument of this name is not passed on: its name says what is called instead of forward. */
  private static final String METHOD = "module_method:";

  /** Whether dropout drops and batch normalisation learns. */
  public enum Mode {
    TRAINING,
    PREDICTION
  }

  private final Model model;
  private final ParameterStore store;

  private NetworkRunner(Model model) {
    this.model = model;
    this.store = new ParameterStore(model.getNDManager(), false);
  }

  /** Loads a network on a device. */
  public static NetworkRunner load(Script script, Device device) throws IOException {
    return load(script.source(), device);
  }

  /** Loads a script that was written by hand and has the method {@link Script#SAME}. */
  public static NetworkRunner load(String source, Device device) throws IOException {
    Path folder = Files.createTempDirectory("inion-network");
    Path archive = folder.resolve(NAME + ".pt");
    Model model = Model.newInstance(NAME, device, ENGINE);
    try {
      try (OutputStream to = Files.newOutputStream(archive)) {
        new ScriptArchive(source).write(NAME, to);
      }
      model.load(folder, NAME);
    } catch (MalformedModelException e) {
      model.close();
      throw new IOException("Cannot load the network: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(archive);
      Files.deleteIfExists(folder);
    }
    NetworkRunner runner = new NetworkRunner(model);
    runner.settle();
    return runner;
  }

  /**
   * DJL takes a fresh module to be in training, but loads it for prediction, and switches only when
   * it believes that it must: without a first call for prediction, training would not drop.
   */
  private void settle() {
    try (NDManager manager = manager().newSubManager()) {
      NDArray method = manager.create(0f);
      method.setName(METHOD + Script.SAME);
      forward(new NDList(method, manager.create(0f)), Mode.PREDICTION);
    }
  }

  /** Where arrays of this network live. */
  public NDManager manager() {
    return model.getNDManager();
  }

  /**
   * Runs the network.
   *
   * @param arguments its inputs, then the parameters, then the buffers
   */
  public NDArray forward(NDList arguments, Mode mode) {
    return model.getBlock().forward(store, arguments, mode == Mode.TRAINING).singletonOrThrow();
  }

  /**
   * Calls another method of the script, without gradients.
   *
   * @param arguments of the method, whose own arrays it may change
   */
  public NDList call(String method, NDList arguments) {
    return call(method, arguments, Mode.PREDICTION);
  }

  /** Calls another method of the script; gradients are recorded in training alone. */
  public NDList call(String method, NDList arguments, Mode mode) {
    try (NDArray name = manager().create(0f)) {
      name.setName(METHOD + method);
      NDList all = new NDList(name);
      all.addAll(arguments);
      return model.getBlock().forward(store, all, mode == Mode.TRAINING);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
