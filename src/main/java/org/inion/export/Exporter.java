package org.inion.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.model.graph.ModuleArray;
import org.inion.table.ModelContract;
import org.inion.train.record.Safetensors;
import org.inion.train.record.StoredArray;
import org.inion.train.record.WholeFile;

/** Writes a model into a folder: {@code model.pt}, {@code model.safetensors}, its card. */
public final class Exporter {
  /** TorchScript, all that it needs inside. */
  public static final String ARCHIVE = "model.pt";

  /** The arrays by name. */
  public static final String WEIGHTS = "model.safetensors";

  /** For people. */
  public static final String CARD = "README.md";

  private Exporter() {}

  /**
   * Writes each file whole or not at all.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} when the disk refuses.
   *
   * @return the model's fingerprint
   */
  public static String write(ExportedModel model, Path folder) {
    byte[] archive = model.archive();
    String fingerprint = ModelContract.fingerprint(archive);
    WholeFile.write(folder.resolve(ARCHIVE), archive);
    Safetensors.of(arrays(model.script().arrays()), metadata(model.contract()))
        .write(folder.resolve(WEIGHTS));
    WholeFile.write(folder.resolve(CARD), ModelCard.of(model, fingerprint));
    return fingerprint;
  }

  private static Map<String, StoredArray> arrays(List<ModuleArray> arrays) {
    Map<String, StoredArray> stored = new LinkedHashMap<>();
    for (ModuleArray array : arrays) {
      long[] sizes = array.shape().sizes().stream().mapToLong(Long::longValue).toArray();
      stored.put(array.name(), new StoredArray.Floats(sizes, array.values()));
    }
    return stored;
  }

  private static Map<String, String> metadata(ModelContract contract) {
    return Map.of("format", "inion", "contract", contract.toJson());
  }
}
