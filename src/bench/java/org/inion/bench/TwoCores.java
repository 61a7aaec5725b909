package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many times as much two threads do as one does.
 *
 * @param byWall in the same wall time
 * @param byCpu were there a whole core for each: twice the CPU time of one thread's work alone,
 *     over that of the same work beside another thread
 */
record TwoCores(double byWall, double byCpu) {

  /**
   * Measures both ratios, each thread with its own memory and its own file.
   *
   * @param recordings that are done either way, an even number
   */
  static TwoCores measure(List<Path> files, Shape shape, int recordings) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Path> each = List.of(files.get(0), files.get(1 % files.size()));
      List<PeerSteps> steps = List.of(new PeerSteps(shape), new PeerSteps(shape));
      spent(pool, each, steps, 1, 2);
      spent(pool, each, steps, 2, 1);
      Spent one = spent(pool, each, steps, 1, recordings);
      Spent two = spent(pool, each, steps, 2, recordings / 2);
      return new TwoCores(one.wall() / two.wall(), 2 * one.cpu() / two.cpu());
    } finally {
      pool.shutdown();
    }
  }

  /** Wall time, and CPU time of the working threads together. */
  private record Spent(double wall, double cpu) {}

  private static Spent spent(
      ExecutorService pool, List<Path> files, List<PeerSteps> steps, int threads, int times)
      throws IOException {
    long start = System.nanoTime();
    List<Future<Cost>> running = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      PeerSteps own = steps.get(thread);
      Path file = files.get(thread);
      running.add(pool.submit(() -> Cost.of(times, () -> own.run(file))));
    }
    double cpu = 0;
    for (Future<Cost> one : running) {
      cpu += times * await(one).threadCpu();
    }
    return new Spent((System.nanoTime() - start) / 1e9, cpu);
  }

  private static Cost await(Future<Cost> running) throws IOException {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }
}
