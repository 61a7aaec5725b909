package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many times as much two threads do in the same wall time as one does. */
final class TwoCores {
  private TwoCores() {}

  /**
   * The ratio of throughputs, each thread with its own memory and its own file.
   *
   * @param recordings that are done either way, an even number
   */
  static double ratio(List<Path> files, Shape shape, int recordings) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Path> each = List.of(files.get(0), files.get(1 % files.size()));
      List<PeerSteps> steps = List.of(new PeerSteps(shape), new PeerSteps(shape));
      wall(pool, each, steps, 1, 2);
      wall(pool, each, steps, 2, 1);
      double one = wall(pool, each, steps, 1, recordings);
      double two = wall(pool, each, steps, 2, recordings / 2);
      return one / two;
    } finally {
      pool.shutdown();
    }
  }

  private static double wall(
      ExecutorService pool, List<Path> files, List<PeerSteps> steps, int threads, int times)
      throws IOException {
    long start = System.nanoTime();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      PeerSteps own = steps.get(thread);
      Path file = files.get(thread);
      running.add(
          pool.submit(
              () -> {
                for (int i = 0; i < times; i++) {
                  own.run(file);
                }
                return true;
              }));
    }
    for (Future<?> one : running) {
      await(one);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void await(Future<?> running) throws IOException {
    try {
      running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }
}
