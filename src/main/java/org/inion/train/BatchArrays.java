package org.inion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.inion.batch.Batch;
import org.inion.task.TargetScale;

/**
 * Windows and labels of a batch as arrays of a device.
 *
 * @param channels of a window
 * @param scales of the labels
 */
record BatchArrays(int channels, List<TargetScale> scales) {

  NDArray windows(Batch batch, int from, int to, int samples, NDManager manager) {
    long floats = (long) channels * samples;
    ByteBuffer slice =
        batch
            .signals()
            .duplicate()
            .position(Math.toIntExact(from * floats * Float.BYTES))
            .limit(Math.toIntExact(to * floats * Float.BYTES))
            .slice()
            .order(ByteOrder.nativeOrder());
    return manager.create(slice, new Shape(to - from, channels, samples), DataType.FLOAT32);
  }

  NDArray labels(Batch batch, int from, int to, NDManager manager) {
    int targets = batch.labels().length / batch.subjects().length;
    float[] labels = Arrays.copyOfRange(batch.labels(), from * targets, to * targets);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (float) scales.get(i % targets).toModel(labels[i]);
    }
    return manager.create(labels, new Shape(to - from, targets));
  }

  /** In memory of libtorch's own: Java's begins anywhere, and products may round by where. */
  static NDArray own(float[] values, NDManager manager) {
    try (NDArray ofJava = manager.create(values)) {
      return ofJava.duplicate();
    }
  }
}
