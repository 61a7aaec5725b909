package org.inion.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/** Repeats work until it has become as fast as it will be: the compiler is slow with vectors. */
final class Warmup {
  private static final int LOOKS = 5;
  private static final double NARROW = 1.06;

  private Warmup() {}

  /**
   * Repeats until five costs in a row lie within 6 % of each other and the least time has passed.
   *
   * @return times that it was done
   */
  static int of(Cost.Work work, Duration least, Duration most) throws IOException {
    long start = System.nanoTime();
    Deque<Double> last = new ArrayDeque<>();
    int times = 0;
    while (true) {
      last.addLast(Cost.of(1, work).threadCpu());
      times++;
      if (last.size() > LOOKS) {
        last.removeFirst();
      }
      long passed = System.nanoTime() - start;
      boolean steady =
          last.size() == LOOKS && Collections.max(last) <= NARROW * Collections.min(last);
      if (passed > most.toNanos() || (steady && passed > least.toNanos())) {
        return times;
      }
    }
  }
}
