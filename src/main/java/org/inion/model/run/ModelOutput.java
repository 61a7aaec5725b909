package org.inion.model.run;

import java.util.List;

/**
 * What a model gives for a batch.
 *
 * @param shape of the array
 * @param type of its numbers, such as {@code float32}
 * @param values row by row; empty where they are not float32
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ModelOutput(List<Long> shape, String type, float[] values) {
  public ModelOutput {
    shape = List.copyOf(shape);
  }
}
