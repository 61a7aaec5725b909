package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.format.matlab.Misfit;

/**
 * The messages that describe an object: a group or a set of numbers.
 *
 * <p><b>Source</b>: HDF5 File Format Specification 3.0, IV.A "Data Object Headers".
 *
 * @param messages in the order of the file
 */
record ObjectHeader(List<Message> messages) {
  static final int DATASPACE = 0x01;
  static final int LINK_INFO = 0x02;
  static final int DATATYPE = 0x03;
  static final int LINK = 0x06;
  static final int LAYOUT = 0x08;
  static final int FILTERS = 0x0B;
  static final int ATTRIBUTE = 0x0C;
  static final int CONTINUATION = 0x10;
  static final int SYMBOL_TABLE = 0x11;
  private static final int MOST_MESSAGES = 4096;
  private static final int MESSAGE_BYTES = 64;

  /**
   * One message.
   *
   * @param at address of its content
   */
  record Message(int type, long at, int bytes, boolean shared) {}

  ObjectHeader {
    messages = List.copyOf(messages);
  }

  /** The first message of a type. */
  Optional<Message> find(int type) {
    return messages.stream().filter(message -> message.type() == type).findFirst();
  }

  /** The first message of a type, which must stand here itself. */
  Message require(int type) {
    return find(type)
        .filter(message -> !message.shared())
        .orElseThrow(
            () ->
                new Misfit(
                    "a value must be described by a message of type " + type + ", but is not"));
  }

  static ObjectHeader read(Hdf5File file, long address) throws IOException {
    List<Message> messages = new ArrayList<>();
    if (file.says(address, "OHDR")) {
      second(file, address, messages);
    } else if (file.number(address, 1) == 1) {
      long bytes = file.number(address + 8, 4);
      first(file, address + 16, address + 16 + bytes, messages);
      for (int i = 0; i < messages.size(); i++) {
        Message message = messages.get(i);
        if (message.type() == CONTINUATION) {
          long at = file.number(message.at(), 8);
          first(file, at, at + file.number(message.at() + 8, 8), messages);
        }
      }
    } else {
      throw new Misfit("there must be a value at byte " + address + ", but is none");
    }
    return new ObjectHeader(messages);
  }

  private static void first(Hdf5File file, long from, long to, List<Message> messages)
      throws IOException {
    for (long at = from; at + 8 <= to; ) {
      int bytes = (int) file.number(at + 2, 2);
      add(file, messages, (int) file.number(at, 2), at + 8, bytes, file.number(at + 4, 1));
      at += 8 + bytes;
    }
  }

  private static void second(Hdf5File file, long address, List<Message> messages)
      throws IOException {
    int flags = (int) file.number(address + 5, 1);
    long at = address + 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
    int width = 1 << (flags & 3);
    long bytes = file.number(at, width);
    int head = (flags & 4) != 0 ? 6 : 4;
    block(file, at + width, at + width + bytes, head, messages);
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      if (message.type() == CONTINUATION) {
        long next = file.number(message.at(), 8);
        long length = file.number(message.at() + 8, 8);
        if (!file.says(next, "OCHK")) {
          throw new Misfit("what describes a value must go on at byte " + next + ", but does not");
        }
        block(file, next + 4, next + length - 4, head, messages);
      }
    }
  }

  private static void block(Hdf5File file, long from, long to, int head, List<Message> messages)
      throws IOException {
    for (long at = from; at + head <= to; ) {
      int bytes = (int) file.number(at + 1, 2);
      add(file, messages, (int) file.number(at, 1), at + head, bytes, file.number(at + 3, 1));
      at += head + bytes;
    }
  }

  private static void add(
      Hdf5File file, List<Message> messages, int type, long at, int bytes, long flags) {
    if (type == 0) {
      return;
    }
    if (messages.size() == MOST_MESSAGES) {
      throw new Misfit(
          "messages that describe a value must be at most " + MOST_MESSAGES + ", but are more");
    }
    file.allowance().memory(MESSAGE_BYTES);
    messages.add(new Message(type, at, bytes, (flags & 2) != 0));
  }
}
