package org.inion.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.inion.batch.WindowIndex.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PrefetchTest {

  @Test
  void givesWhatItsSourceGivesInThatOrderAndThenNothing() throws IOException {
    try (Prefetch prefetch = new Prefetch(new Counting(5, 9), 2)) {
      for (int i = 0; i < 5; i++) {
        assertThat(prefetch.next().orElseThrow().labels()[0]).isEqualTo(i);
      }
      assertThat(prefetch.next()).isEmpty();
      assertThat(prefetch.next()).isEmpty();
    }
  }

  @Test
  void readsNoFurtherAheadThanItMay() throws Exception {
    Counting source = new Counting(100, 200);
    try (Prefetch prefetch = new Prefetch(source, 3)) {
      assertThat(prefetch.next()).isPresent();
      Thread.sleep(200);
      // One taken, three ready, one in the hand of the thread.
      assertThat(source.given.get()).isBetween(4, 5);
    }
    assertThat(source.closed).isTrue();
  }

  @Test
  void whatGoesWrongThereIsThrownHere() throws IOException {
    try (Prefetch prefetch = new Prefetch(new Counting(9, 2), 1)) {
      assertThatThrownBy(
              () -> {
                while (prefetch.next().isPresent()) {}
              })
          .isInstanceOf(IOException.class)
          .hasMessage("Cannot read batches: no more of this")
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThat(prefetch.next()).isEmpty();
    }
  }

  @Test
  void aMessageThatSaysWhereIsGivenAsItIs() throws IOException {
    BatchStream broken =
        new BatchStream() {
          @Override
          public Optional<Batch> next() throws IOException {
            throw new IOException("[part] Cannot read windows");
          }

          @Override
          public long windows() {
            return 1;
          }

          @Override
          public void close() {}
        };
    try (Prefetch prefetch = new Prefetch(broken, 1)) {
      assertThatThrownBy(prefetch::next).hasMessage("[part] Cannot read windows");
    }
  }

  @Test
  void batchesThatNobodyTakesAreGivenBack() throws Exception {
    AtomicInteger open = new AtomicInteger();
    BatchStream source =
        new BatchStream() {
          @Override
          public Optional<Batch> next() {
            open.incrementAndGet();
            return Optional.of(new Batch(1, 1, 1, given -> open.decrementAndGet()));
          }

          @Override
          public long windows() {
            return Long.MAX_VALUE;
          }

          @Override
          public void close() {}
        };
    try (Prefetch prefetch = new Prefetch(source, 3)) {
      prefetch.next().orElseThrow().close();
    }
    assertThat(open).hasValue(0);
  }

  /** Numbered batches; breaks at one of them. */
  private static final class Counting implements BatchStream {
    final AtomicInteger given = new AtomicInteger();
    private final int batches;
    private final int breaksAt;
    boolean closed;

    Counting(int batches, int breaksAt) {
      this.batches = batches;
      this.breaksAt = breaksAt;
    }

    @Override
    public Optional<Batch> next() {
      int number = given.getAndIncrement();
      if (number == breaksAt) {
        throw new IllegalStateException("no more of this");
      }
      if (number >= batches) {
        return Optional.empty();
      }
      Batch batch = new Batch(1, 1, 1, given -> {});
      batch.add(new Row(0, new float[] {number}));
      return Optional.of(batch);
    }

    @Override
    public long windows() {
      return batches;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
