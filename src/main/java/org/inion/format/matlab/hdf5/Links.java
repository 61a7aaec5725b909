package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.format.matlab.Misfit;

/**
 * What a group holds, by name.
 *
 * <p><b>Source</b>: HDF5 File Format Specification 3.0, III.A.1 "Version 1 B-trees", III.C "Symbol
 * Table Entry", III.D "Local Heaps", IV.A.2.g "The Link Message".
 */
final class Links {
  private static final int ENTRY_BYTES = 40;
  private static final int DEEPEST = 16;

  private final Hdf5File file;
  private final Set<String> wanted;
  private final Map<String, Long> found = new HashMap<>();

  private Links(Hdf5File file, Set<String> wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  /** The addresses of what is wanted; empty where the object is no group. */
  static Optional<Map<String, Long>> of(Hdf5File file, ObjectHeader header, Set<String> wanted)
      throws IOException {
    Links links = new Links(file, wanted);
    Optional<ObjectHeader.Message> table = header.find(ObjectHeader.SYMBOL_TABLE);
    if (table.isPresent()) {
      long heap = file.number(table.get().at() + 8, 8);
      links.tree(file.number(table.get().at(), 8), heap, 0);
      return Optional.of(links.found);
    }
    Optional<ObjectHeader.Message> info = header.find(ObjectHeader.LINK_INFO);
    if (info.isEmpty()) {
      return Optional.empty();
    }
    long counter = (file.number(info.get().at() + 1, 1) & 1) != 0 ? 8 : 0;
    if (file.number(info.get().at() + 2 + counter, 8) != Hdf5File.NOWHERE) {
      throw file.file()
          .where()
          .bad(
              "Cannot read the file: its groups must be listed in a B-tree of version 1 or in"
                  + " their own headers, but are in a heap. Save it in MATLAB or EEGLAB.");
    }
    for (ObjectHeader.Message message : header.messages()) {
      if (message.type() == ObjectHeader.LINK) {
        links.link(message);
      }
    }
    return Optional.of(links.found);
  }

  private void tree(long address, long heap, int depth) throws IOException {
    if (depth > DEEPEST || !file.says(address, "TREE") || file.number(address + 4, 1) != 0) {
      throw new Misfit(
          "a group must have a tree of its members, but there is none at byte " + address);
    }
    long level = file.number(address + 5, 1);
    int used = (int) file.number(address + 6, 2);
    for (int i = 0; i < used; i++) {
      long child = file.number(address + 32 + 16L * i, 8);
      if (level > 0) {
        tree(child, heap, depth + 1);
      } else {
        symbols(child, heap);
      }
    }
  }

  private void symbols(long address, long heap) throws IOException {
    if (!file.says(address, "SNOD") || !file.says(heap, "HEAP")) {
      throw new Misfit(
          "a group must have a table of its members, but there is none at byte " + address);
    }
    long names = file.number(heap + 24, 8);
    int count = (int) file.number(address + 6, 2);
    for (int i = 0; i < count; i++) {
      long entry = address + 8 + (long) ENTRY_BYTES * i;
      long name = names + file.number(entry, 8);
      for (String candidate : wanted) {
        if (file.says(name, candidate) && file.number(name + candidate.length(), 1) == 0) {
          found.put(candidate, file.number(entry + 8, 8));
        }
      }
    }
  }

  private void link(ObjectHeader.Message message) throws IOException {
    long at = message.at();
    int flags = (int) file.number(at + 1, 1);
    long type = (flags & 8) != 0 ? file.number(at + 2, 1) : 0;
    at += 2 + ((flags & 8) != 0 ? 1 : 0) + ((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0);
    int width = 1 << (flags & 3);
    long length = file.size(at, width);
    for (String candidate : wanted) {
      if (type == 0 && length == candidate.length() && file.says(at + width, candidate)) {
        found.put(candidate, file.number(at + width + length, 8));
      }
    }
  }
}
