package org.inion.train.record;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/**
 * Named arrays and texts, as a safetensors file holds them.
 *
 * <p><b>Source</b>: the format of https://huggingface.co/docs/safetensors.
 */
public final class Safetensors {
  private final Where where;
  private final Map<String, StoredArray> arrays;
  private final Map<String, String> metadata;

  Safetensors(Where where, Map<String, StoredArray> arrays, Map<String, String> metadata) {
    this.where = where;
    this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** What is to be written. */
  public static Safetensors of(Map<String, StoredArray> arrays, Map<String, String> metadata) {
    return new Safetensors(Where.file("in memory"), arrays, metadata);
  }

  /**
   * Reads a file.
   *
   * <p><b>Throws</b> {@link BadDataException} where it is absent, cut short, or breaks the format.
   */
  public static Safetensors read(Path file) {
    return SafetensorsReader.read(file);
  }

  /**
   * Writes a file whole or not at all.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} where the disk refuses; the file is
   * then as it was.
   */
  public void write(Path file) {
    SafetensorsWriter.write(this, file);
  }

  /** Every array, in the order of the file's header. */
  public Map<String, StoredArray> arrays() {
    return arrays;
  }

  /** Texts about the whole. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * The values of a float32 array.
   *
   * <p><b>Throws</b> {@link BadDataException} where there is none of this name and type.
   */
  public float[] floats(String name) {
    return array(name, StoredArray.Floats.class, StoredArray.Type.F32).values();
  }

  /** The values of a float64 array; as {@link #floats(String)}. */
  public double[] doubles(String name) {
    return array(name, StoredArray.Doubles.class, StoredArray.Type.F64).values();
  }

  /** The values of an int64 array; as {@link #floats(String)}. */
  public long[] longs(String name) {
    return array(name, StoredArray.Longs.class, StoredArray.Type.I64).values();
  }

  /**
   * A text of the metadata.
   *
   * <p><b>Throws</b> {@link BadDataException} where there is none of this name.
   */
  public String text(String name) {
    String text = metadata.get(name);
    if (text == null) {
      throw where
          .field("__metadata__")
          .bad(
              "Cannot read: %s must be there, but was not; there are %s. Give a file of this kind."
                  .formatted(name, metadata.keySet()));
    }
    return text;
  }

  private <T extends StoredArray> T array(String name, Class<T> kind, StoredArray.Type type) {
    StoredArray found = arrays.get(name);
    if (kind.isInstance(found)) {
      return kind.cast(found);
    }
    String was =
        found == null
            ? "not; there are " + arrays.keySet().stream().limit(8).collect(Collectors.toList())
            : found.type() + " " + Arrays.toString(found.shape());
    throw where
        .field(name)
        .bad(
            "Cannot read: it must be an array of %s, but was %s. Give a file of this kind."
                .formatted(type, was));
  }
}
