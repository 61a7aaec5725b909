package org.inion.model.graph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The object {@code __torch__.Network} as a pickle: {@code training = False}, then its arrays, each
 * of which names the file with its values.
 *
 * <p><b>Source</b>: Python's pickle protocol 2; {@code torch/csrc/jit/serialization/pickler.cpp}.
 *
 * @param arrays in the order of their files
 */
record ModulePickle(List<ModuleArray> arrays) {
  private static final char PROTOCOL = 0x80;
  private static final char NEW_OBJECT = 0x81;
  private static final char FALSE = 0x89;
  private static final int VERSION = 2;

  /** Writes one opcode after the other. */
  private static final class Writer {
    private final ByteArrayOutputStream to = new ByteArrayOutputStream();

    Writer op(char opcode) {
      to.write(opcode);
      return this;
    }

    Writer global(String module, String name) {
      to.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
      return this;
    }

    Writer text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return op('X').int32(bytes.length).raw(bytes);
    }

    /** A whole number; those beyond 32 bits by eight bytes. */
    Writer number(long number) {
      if (number == (int) number) {
        return op('J').int32((int) number);
      }
      byte[] eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
      return op((char) 0x8a).op((char) 8).raw(eight);
    }

    private Writer int32(int number) {
      return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    }

    private Writer raw(byte[] bytes) {
      to.writeBytes(bytes);
      return this;
    }
  }

  byte[] bytes() {
    Writer pickle = new Writer();
    pickle.op(PROTOCOL).op((char) VERSION);
    pickle.global("__torch__", "Network").op(')').op(NEW_OBJECT);
    pickle.op('}').op('(');
    pickle.text("training").op(FALSE);
    for (int i = 0; i < arrays.size(); i++) {
      pickle.text(arrays.get(i).attribute());
      tensor(pickle, arrays.get(i), i);
    }
    pickle.op('u').op('b').op('.');
    return pickle.to.toByteArray();
  }

  /** {@code _rebuild_tensor_v2(storage, offset, sizes, strides, requires_grad, hooks)}. */
  private static void tensor(Writer pickle, ModuleArray array, int file) {
    pickle.global("torch._utils", "_rebuild_tensor_v2").op('(');
    pickle.op('(').text("storage").global("torch", "FloatStorage");
    pickle.text(Integer.toString(file)).text("cpu").number(array.values().length);
    pickle.op('t').op('Q');
    pickle.number(0);
    List<Long> sizes = array.shape().sizes();
    pickle.op('(');
    sizes.forEach(pickle::number);
    pickle.op('t').op('(');
    for (int i = 0; i < sizes.size(); i++) {
      pickle.number(sizes.stream().skip(i + 1L).reduce(1L, (a, b) -> a * b));
    }
    pickle.op('t').op(FALSE);
    pickle.global("collections", "OrderedDict").op(')').op('R');
    pickle.op('t').op('R');
  }
}
