package org.inion.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.model.graph.Buffer;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.train.record.Safetensors;
import org.inion.train.record.StoredArray;

/**
 * Parameters and buffers of a network as a checkpoint, each by its name and shape.
 *
 * @param parameters the flat vector
 * @param buffers the flat vector
 */
@SuppressWarnings("ArrayRecordComponent") // made to be written or loaded
record ModelFile(float[] parameters, float[] buffers) {

  /** An array of a network: its name and shape. */
  private record Entry(String name, Shape shape) {
    int count() {
      return Math.toIntExact(shape.elements());
    }

    long[] sizes() {
      return shape.sizes().stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** Writes it, whole or not at all. */
  void write(Path file, Script script, Map<String, String> metadata) {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    put(arrays, parameters(script), parameters);
    put(arrays, buffers(script), buffers);
    Safetensors.of(arrays, metadata).write(file);
  }

  private static void put(Map<String, StoredArray> arrays, List<Entry> entries, float[] flat) {
    int at = 0;
    for (Entry entry : entries) {
      float[] values = Arrays.copyOfRange(flat, at, at + entry.count());
      arrays.put(entry.name(), new StoredArray.Floats(entry.sizes(), values));
      at += entry.count();
    }
  }

  /**
   * Reads the checkpoint of a network.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it is of another one.
   */
  static ModelFile read(Path file, Script script) {
    Safetensors stored = Safetensors.read(file);
    List<Entry> all = new ArrayList<>(parameters(script));
    all.addAll(buffers(script));
    List<String> wrong = new ArrayList<>();
    for (Entry entry : all) {
      StoredArray array = stored.arrays().get(entry.name());
      if (array == null) {
        wrong.add(entry.name() + " is absent");
      } else if (!Arrays.equals(array.shape(), entry.sizes())) {
        wrong.add(
            "%s is %s here and %s there"
                .formatted(entry.name(), entry.shape(), Arrays.toString(array.shape())));
      }
    }
    List<String> names = all.stream().map(Entry::name).toList();
    stored.arrays().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> wrong.add(name + " is not of this network"));
    if (!wrong.isEmpty()) {
      throw new BadSetupException(
          Where.file(file.toString())
              .says(
                  "Cannot load the checkpoint: it must be of the same network for the same windows, but %s%s. Give the model.* keys and windows that it was trained with"
                      .formatted(
                          wrong.stream().limit(3).collect(Collectors.joining("; ")),
                          wrong.size() > 3 ? "; and " + (wrong.size() - 3) + " more" : "")));
    }
    return new ModelFile(flat(stored, parameters(script)), flat(stored, buffers(script)));
  }

  private static float[] flat(Safetensors stored, List<Entry> entries) {
    float[] flat = new float[entries.stream().mapToInt(Entry::count).sum()];
    int at = 0;
    for (Entry entry : entries) {
      float[] values = stored.floats(entry.name());
      System.arraycopy(values, 0, flat, at, values.length);
      at += values.length;
    }
    return flat;
  }

  private static List<Entry> parameters(Script script) {
    return script.graph().parameters().stream().map(ModelFile::entry).toList();
  }

  private static Entry entry(Parameter parameter) {
    return new Entry(parameter.name(), parameter.shape());
  }

  private static List<Entry> buffers(Script script) {
    return script.graph().buffers().stream().map(ModelFile::entry).toList();
  }

  private static Entry entry(Buffer buffer) {
    return new Entry(buffer.name(), buffer.shape());
  }
}
