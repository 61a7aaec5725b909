package org.inion.train.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The few fields of TensorBoard's {@code Event} that a scalar needs, in protocol buffers' encoding.
 * Six fields need no library; the classes for them exist only within TensorFlow's own.
 *
 * <p><b>Source</b>: tensorboard/compat/proto/event.proto and summary.proto;
 * https://protobuf.dev/programming-guides/encoding.
 */
final class ScalarEvent {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH_FIRST = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ScalarEvent() {}

  /** The first event of each file. */
  static byte[] fileVersion(Instant wallTime) {
    return new ScalarEvent().wallTime(wallTime).text(3, "brain.Event:2").bytes.toByteArray();
  }

  static byte[] of(String tag, long step, double value, Instant wallTime) {
    ScalarEvent inner = new ScalarEvent().text(1, tag).number(2, (float) value);
    ScalarEvent summary = new ScalarEvent().message(1, inner);
    ScalarEvent event = new ScalarEvent().wallTime(wallTime);
    if (step != 0) { // a field at its default is left out
      event.key(2, VARINT).varint(step);
    }
    return event.message(5, summary).bytes.toByteArray();
  }

  private ScalarEvent wallTime(Instant time) {
    double seconds = time.getEpochSecond() + time.getNano() * 1e-9;
    return key(1, EIGHT_BYTES).fixed(Double.doubleToRawLongBits(seconds), Double.BYTES);
  }

  private ScalarEvent text(int field, String text) {
    return block(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private ScalarEvent message(int field, ScalarEvent inner) {
    return block(field, inner.bytes.toByteArray());
  }

  private ScalarEvent block(int field, byte[] content) {
    key(field, LENGTH_FIRST).varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private ScalarEvent number(int field, float value) {
    return key(field, FOUR_BYTES).fixed(Float.floatToRawIntBits(value), Float.BYTES);
  }

  private ScalarEvent key(int field, int wireType) {
    return varint((long) field << 3 | wireType);
  }

  private ScalarEvent varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  /** The lowest bytes, the lowest first. */
  private ScalarEvent fixed(long bits, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (bits >>> (Byte.SIZE * i)));
    }
    return this;
  }
}
