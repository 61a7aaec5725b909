package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.util.Optional;

/**
 * What MATLAB notes of a value.
 *
 * <p><b>Source</b>: HDF5 File Format Specification 3.0, IV.A.2.m "The Attribute Message".
 *
 * @param matlabClass such as {@code char} or {@code cell}; {@code other} for one without meaning
 *     here, empty where there is none
 * @param empty whether the value is {@code []}, and its numbers are its dimensions
 */
record Attributes(Optional<MatlabClass> matlabClass, boolean empty) {

  /** The classes that change what a value means. */
  enum MatlabClass {
    CHAR,
    CELL,
    STRUCT,
    NUMBERS
  }

  /** Where the value of an attribute lies. */
  private record Value(long at, long bytes) {}

  static Attributes of(Hdf5File file, ObjectHeader header) throws IOException {
    Optional<MatlabClass> matlabClass = Optional.empty();
    boolean empty = false;
    for (ObjectHeader.Message message : header.messages()) {
      if (message.type() == ObjectHeader.ATTRIBUTE) {
        Optional<Value> name = value(file, message, "MATLAB_class");
        Optional<Value> none = value(file, message, "MATLAB_empty");
        if (name.isPresent()) {
          matlabClass = Optional.of(named(file, name.get()));
        }
        if (none.isPresent()) {
          empty = file.number(none.get().at(), 1) != 0;
        }
      }
    }
    return new Attributes(matlabClass, empty);
  }

  private static MatlabClass named(Hdf5File file, Value value) throws IOException {
    if (file.says(value.at(), "char", value.bytes())) {
      return MatlabClass.CHAR;
    } else if (file.says(value.at(), "cell", value.bytes())) {
      return MatlabClass.CELL;
    } else if (file.says(value.at(), "struct", value.bytes())) {
      return MatlabClass.STRUCT;
    }
    return MatlabClass.NUMBERS;
  }

  /** The value of an attribute that has a name. */
  private static Optional<Value> value(Hdf5File file, ObjectHeader.Message message, String name)
      throws IOException {
    long at = message.at();
    int version = (int) file.number(at, 1);
    long nameBytes = file.number(at + 2, 2);
    long typeBytes = file.number(at + 4, 2);
    long spaceBytes = file.number(at + 6, 2);
    long first = at + (version == 3 ? 9 : 8);
    if (!file.says(first, name, nameBytes)) {
      return Optional.empty();
    }
    boolean padded = version == 1;
    long value = first + padded(nameBytes, padded) + padded(typeBytes, padded);
    value += padded(spaceBytes, padded);
    return Optional.of(new Value(value, Math.max(0, at + message.bytes() - value)));
  }

  private static long padded(long bytes, boolean padded) {
    return padded ? (bytes + 7) / 8 * 8 : bytes;
  }
}
