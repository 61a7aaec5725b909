package org.inion.batch;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Memory of batches that were given back, by their shape: for the next batch, also of the next
 * epoch. Safe for several threads.
 */
final class BatchMemory {
  private final Map<Key, Deque<Batch>> free = new ConcurrentHashMap<>();

  /** What a batch has room for. */
  record Shape(int floatsPerWindow, int targets) {}

  private record Key(int batchSize, Shape shape) {}

  /** Gives empty batches, old or new. */
  Supplier<Batch> batches(int batchSize, Shape shape) {
    Deque<Batch> mine =
        free.computeIfAbsent(new Key(batchSize, shape), unseen -> new ConcurrentLinkedDeque<>());
    return () -> {
      Batch returned = mine.pollFirst();
      Batch batch =
          returned == null
              ? new Batch(batchSize, shape.floatsPerWindow(), shape.targets(), mine::push)
              : returned;
      batch.clear();
      return batch;
    };
  }
}
