package org.inion.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.inion.batch.WindowIndex.Row;

/** Windows that are loaded and not taken yet. */
final class WindowPool implements AutoCloseable {
  /** So many places of windows that went are cut off at once. */
  private static final int COMPACT = 1024;

  private final List<Entry> entries = new ArrayList<>();
  private int first;

  /**
   * A loaded window.
   *
   * @param block where its signal lies
   * @param row of the block
   */
  record Entry(SignalBlock block, int row, Row window) {}

  void add(Entry entry) {
    entries.add(entry);
  }

  int size() {
    return entries.size() - first;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /** Takes one out of the middle; the last one moves to its place. */
  Entry swapOut(int at) {
    int last = entries.size() - 1;
    Collections.swap(entries, first + at, last);
    return entries.remove(last);
  }

  /** Takes the one that came first. */
  Entry first() {
    Entry entry = entries.set(first++, null);
    if (first == entries.size()) {
      entries.clear();
      first = 0;
    } else if (first >= COMPACT && 2 * first >= entries.size()) {
      entries.subList(0, first).clear();
      first = 0;
    }
    return entry;
  }

  @Override
  public void close() {
    entries.subList(first, entries.size()).forEach(entry -> entry.block().close());
    entries.clear();
    first = 0;
  }
}
