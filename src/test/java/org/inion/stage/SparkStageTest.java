package org.inion.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.inion.TestSpark;
import org.inion.error.BadDataException;
import org.junit.jupiter.api.Test;

class SparkStageTest {
  private static final AtomicInteger WORKED = new AtomicInteger();

  @Property(tries = 200)
  void everyItemIsDealtOnceAndNoTaskIsLeftWithoutOne(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 1000) Long> sizes,
      @ForAll @IntRange(min = 1, max = 12) int tasks) {
    List<SparkStage.Batch<Long>> batches = SparkStage.deal(sizes, tasks, Long::longValue);
    List<Long> dealt = new ArrayList<>();
    batches.forEach(batch -> dealt.addAll(batch.items()));
    assertThat(dealt).containsExactlyInAnyOrderElementsOf(sizes);
    assertThat(batches).hasSize(Math.min(tasks, sizes.size()));
    assertThat(batches).allSatisfy(batch -> assertThat(batch.items()).isNotEmpty());
  }

  /** Source: Graham 1969: longest first is at most 4/3 − 1/(3 m) of the best there is. */
  @Property(tries = 200)
  void noTaskIsFarAboveItsShare(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 1000) Long> sizes,
      @ForAll @IntRange(min = 1, max = 12) int tasks) {
    long[] loads =
        SparkStage.deal(sizes, tasks, Long::longValue).stream()
            .mapToLong(batch -> batch.items().stream().mapToLong(Long::longValue).sum())
            .toArray();
    double mean = (double) Arrays.stream(loads).sum() / loads.length;
    assertThat((double) Arrays.stream(loads).max().orElseThrow())
        .isLessThanOrEqualTo(mean + Collections.max(sizes) * (1 - 1.0 / loads.length) + 1e-9);
  }

  @Test
  void theLargestGoesFirst() {
    List<SparkStage.Batch<Long>> batches =
        SparkStage.deal(List.of(1L, 9L, 5L, 3L), 2, Long::longValue);
    assertThat(batches)
        .extracting(SparkStage.Batch::items)
        .containsExactly(List.of(9L), List.of(5L, 3L, 1L));
  }

  @Test
  void resultsComeBackAsTheyAreDone() throws IOException {
    List<Integer> results = new ArrayList<>();
    stage().run(List.of(1, 2, 3, 4, 5), 2, item -> 1, item -> item * item, results::add);
    assertThat(results).containsExactlyInAnyOrder(1, 4, 9, 16, 25);
    stage().run(List.<Integer>of(), 3, item -> 1, item -> item, results::add);
    assertThat(results).hasSize(5);
  }

  @Test
  void whatATaskThrowsComesOutAsItWas() {
    assertThatThrownBy(() -> stage().run(List.of(1), 1, item -> 1, SparkStageTest::full, x -> {}))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("place: No space left on device");
    assertThatThrownBy(() -> stage().run(List.of(1), 1, item -> 1, SparkStageTest::bad, x -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessage("[x] bad");
    assertThatThrownBy(() -> stage().run(List.of(1), 1, item -> 1, SparkStageTest::odd, x -> {}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whenTheSinkWantsNoMoreTheRestIsNotDone() {
    WORKED.set(0);
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      items.add(i);
    }
    assertThatThrownBy(
            () ->
                stage()
                    .run(
                        items,
                        0,
                        item -> 1,
                        SparkStageTest::slow,
                        result -> {
                          throw new BadDataException("[x] enough");
                        }))
        .isInstanceOf(BadDataException.class)
        .hasMessage("[x] enough");
    assertThat(WORKED.get()).isLessThan(100);
  }

  private static SparkStage stage() {
    return new SparkStage(TestSpark.context());
  }

  private static Integer full(Integer item) throws IOException {
    throw new FileSystemException("place", null, "No space left on device");
  }

  private static Integer bad(Integer item) {
    throw new BadDataException("[x] bad");
  }

  private static Integer odd(Integer item) {
    throw new IllegalStateException("odd");
  }

  private static Integer slow(Integer item) throws IOException {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return WORKED.incrementAndGet();
  }
}
