package org.inion.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.util.TransferPair;
import org.inion.table.SignalEncoding;

/**
 * The signals of one record batch, kept until its last window is taken. When few windows are left,
 * they move together, so that stragglers do not hold the memory of all.
 */
final class SignalBlock implements AutoCloseable {
  private static final int FEW = 4;

  private final BufferAllocator allocator;
  private final Optional<ListVector> scales;
  private final int[] awaited;
  private final int[] place;
  private VarBinaryVector signals;
  private int left;
  private int held;

  private SignalBlock(
      BufferAllocator allocator, VarBinaryVector signals, Optional<ListVector> scales, int rows) {
    this.allocator = allocator;
    this.signals = signals;
    this.scales = scales;
    this.awaited = new int[rows];
    this.place = new int[rows];
    for (int i = 0; i < rows; i++) {
      place[i] = i;
    }
  }

  /** Takes the columns over from a reader, which may go on. */
  static SignalBlock take(
      VectorSchemaRoot root, SignalEncoding encoding, BufferAllocator allocator) {
    return new SignalBlock(
        allocator,
        (VarBinaryVector) moved(root.getVector("signal"), allocator),
        encoding == SignalEncoding.INT16
            ? Optional.of((ListVector) moved(root.getVector("signal_scale"), allocator))
            : Optional.empty(),
        root.getRowCount());
  }

  private static FieldVector moved(FieldVector vector, BufferAllocator allocator) {
    TransferPair pair = vector.getTransferPair(allocator);
    pair.transfer();
    return (FieldVector) pair.getTo();
  }

  /** Counts a window that is still to be taken, before the first one is. */
  void await(int row) {
    awaited[row]++;
    held = ++left;
  }

  /** Bytes of a window. */
  int bytes(int row) {
    return signals.getValueLength(place[row]);
  }

  /**
   * Appends a crop of a window to a batch's signals; closes this block after its last window.
   *
   * @param samples of the window
   */
  void take(int row, int channels, int samples, int start, int length, ByteBuffer to) {
    ByteBuffer from =
        signals
            .getDataBuffer()
            .nioBuffer(signals.getStartOffset(place[row]), bytes(row))
            .order(ByteOrder.LITTLE_ENDIAN);
    if (scales.isPresent()) {
      decode(from, row, channels, samples, start, length, to);
    } else if (length == samples) {
      to.put(from);
    } else {
      for (int channel = 0; channel < channels; channel++) {
        int first = (channel * samples + start) * Float.BYTES;
        to.put(from.limit(first + length * Float.BYTES).position(first));
      }
    }
    awaited[row]--;
    if (--left == 0) {
      close();
    } else if (FEW * left <= held) {
      moveTogether();
    }
  }

  private void moveTogether() {
    VarBinaryVector all = signals;
    VarBinaryVector few = new VarBinaryVector("signal", allocator);
    try {
      int rows = 0;
      long bytes = 0;
      for (int row = 0; row < awaited.length; row++) {
        if (awaited[row] > 0) {
          rows++;
          bytes += bytes(row);
        }
      }
      few.allocateNew(bytes, rows);
      int next = 0;
      for (int row = 0; row < awaited.length; row++) {
        if (awaited[row] > 0) {
          few.copyFromSafe(place[row], next, all);
          place[row] = next++;
        }
      }
      few.setValueCount(rows);
    } catch (RuntimeException e) {
      few.close();
      throw e;
    }
    signals = few;
    held = left;
    all.close();
  }

  private void decode(
      ByteBuffer from, int row, int channels, int samples, int start, int length, ByteBuffer to) {
    ListVector lists = scales.orElseThrow();
    Float4Vector values = (Float4Vector) lists.getDataVector();
    int firstScale = lists.getElementStartIndex(row);
    CountDecoder decoder = CountDecoders.fastest();
    int at = to.position();
    for (int channel = 0; channel < channels; channel++) {
      int first = (channel * samples + start) * Short.BYTES;
      decoder.decode(from, first, length, values.get(firstScale + channel), to, at);
      at += length * Float.BYTES;
    }
    to.position(at);
  }

  /** Gives the memory back; a second time does nothing. */
  @Override
  public void close() {
    signals.close();
    scales.ifPresent(ListVector::close);
  }
}
