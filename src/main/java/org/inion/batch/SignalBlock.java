package org.inion.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.util.TransferPair;
import org.inion.table.SignalEncoding;

/** The signals of one record batch, kept until its last window is taken. */
final class SignalBlock implements AutoCloseable {
  private final VarBinaryVector signals;
  private final Optional<ListVector> scales;
  private int left;

  private SignalBlock(VarBinaryVector signals, Optional<ListVector> scales) {
    this.signals = signals;
    this.scales = scales;
  }

  /** Takes the columns over from a reader, which may go on. */
  static SignalBlock take(
      VectorSchemaRoot root, SignalEncoding encoding, BufferAllocator allocator) {
    return new SignalBlock(
        (VarBinaryVector) moved(root.getVector("signal"), allocator),
        encoding == SignalEncoding.INT16
            ? Optional.of((ListVector) moved(root.getVector("signal_scale"), allocator))
            : Optional.empty());
  }

  private static FieldVector moved(FieldVector vector, BufferAllocator allocator) {
    TransferPair pair = vector.getTransferPair(allocator);
    pair.transfer();
    return (FieldVector) pair.getTo();
  }

  /** Counts a window that is still to be taken. */
  void await() {
    left++;
  }

  boolean isUnneeded() {
    return left == 0;
  }

  /**
   * Appends a crop of a window to a batch's signals; closes this block after its last window.
   *
   * @param samples of the window
   */
  void take(int row, int channels, int samples, int start, int length, ByteBuffer to) {
    long offset = signals.getStartOffset(row);
    ByteBuffer from =
        signals
            .getDataBuffer()
            .nioBuffer(offset, signals.getValueLength(row))
            .order(ByteOrder.LITTLE_ENDIAN);
    if (scales.isPresent()) {
      decode(from.asShortBuffer(), row, channels, samples, start, length, to);
    } else if (length == samples) {
      to.put(from);
    } else {
      for (int channel = 0; channel < channels; channel++) {
        int first = (channel * samples + start) * Float.BYTES;
        to.put(from.limit(first + length * Float.BYTES).position(first));
      }
    }
    if (--left == 0) {
      close();
    }
  }

  private void decode(
      ShortBuffer from, int row, int channels, int samples, int start, int length, ByteBuffer to) {
    ListVector lists = scales.orElseThrow();
    Float4Vector values = (Float4Vector) lists.getDataVector();
    int firstScale = lists.getElementStartIndex(row);
    FloatBuffer floats = to.asFloatBuffer();
    short[] counts = new short[length];
    float[] decoded = new float[length];
    for (int channel = 0; channel < channels; channel++) {
      double scale = values.get(firstScale + channel);
      from.get(channel * samples + start, counts);
      for (int i = 0; i < length; i++) {
        decoded[i] = (float) (counts[i] * scale);
      }
      floats.put(decoded);
    }
    to.position(to.position() + channels * length * Float.BYTES);
  }

  @Override
  public void close() {
    signals.close();
    scales.ifPresent(ListVector::close);
  }
}
