package org.inion.predict;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.inion.model.run.PredictionRunner;

/**
 * The models of this JVM: each is loaded once a device, whatever number of tasks use it, and closed
 * when the JVM ends or the job that runs in it does.
 */
final class LoadedModels {
  private static final Map<Key, PredictionRunner> LOADED = new ConcurrentHashMap<>();

  static {
    // Tasks share the cores already: each has one thread.
    System.getProperties().putIfAbsent("ai.djl.pytorch.num_threads", "1");
    System.getProperties().putIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
    Runtime.getRuntime().addShutdownHook(new Thread(LoadedModels::close, "inion-models"));
  }

  private record Key(String fingerprint, Device device) {}

  private LoadedModels() {}

  /** The model on a device, loaded when it is first asked for. */
  static PredictionRunner of(ModelArchive archive, Device device) throws IOException {
    try {
      PredictionRunner runner =
          LOADED.computeIfAbsent(
              new Key(archive.fingerprint(), device), key -> load(archive, device));
      if (!device.isGpu()) {
        JniUtils.setNumThreads(1); // of the thread that calls
      }
      return runner;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static PredictionRunner load(ModelArchive archive, Device device) {
    try {
      return PredictionRunner.load(archive.bytes(), device);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes all of them. */
  static void close() {
    List.copyOf(LOADED.keySet())
        .forEach(key -> Optional.ofNullable(LOADED.remove(key)).ifPresent(PredictionRunner::close));
  }
}
