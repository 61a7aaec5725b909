package org.inion.accelerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The batch size that fits is found by trial. */
class BatchSizeTest {
  private static final String MESSAGE =
      "CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 8.00 GiB total capacity)";

  private final List<Integer> tried = new ArrayList<>();

  /** A device of so many bytes, of which the network takes 100 and each window 10. */
  private BatchSize.Trial device(long bytes) {
    return size -> {
      tried.add(size);
      long needed = 100 + 10L * size;
      if (needed > bytes) {
        throw new IllegalStateException(MESSAGE);
      }
      return needed;
    };
  }

  private static MemoryBudget budget(long bytes) {
    return new MemoryBudget(bytes, 1_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    // bytes of the device, of the budget, rounding, largest good size
    "100000, 3000, CARD, 256",
    "100000, 3400, CARD, 320",
    "100000, 3299, CARD, 256",
    "3300, 100000, CARD, 320",
    "100000, 700, CARD, 32",
    "100000, 350, CARD, 24",
    "100000, 340, CARD, 24",
    "100000, 339, CARD, 16",
    "100000, 150, CARD, 4",
    "100000, 110, CARD, 1",
    "100000, 3400, CPU, 256",
    "100000, 349, CPU, 16",
  })
  void theLargestGoodSizeIsFound(long device, long budget, Rounding rounding, int size) {
    BatchSize found = BatchSize.largest(device(device), budget(budget), rounding, 100_000);
    assertThat(found.size()).isEqualTo(size);
    assertThat(found.bytes()).isEqualTo(100 + 10L * size);
    assertThat(tried).hasSizeLessThan(20).doesNotHaveDuplicates();
  }

  @Test
  void neverMoreThanThereAreWindows() {
    assertThat(BatchSize.largest(device(1_000_000), budget(1_000_000), Rounding.CARD, 300).size())
        .isEqualTo(256);
    assertThat(tried).allMatch(size -> size <= 300);
    assertThat(BatchSize.largest(device(1_000_000), budget(1_000_000), Rounding.CPU, 1).size())
        .isEqualTo(1);
  }

  @Test
  void oneWindowThatDoesNotFitIsAnErrorWithAWayOut() {
    assertThatThrownBy(() -> BatchSize.largest(device(105), budget(500), Rounding.CARD, 64))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("a step with one window must fit")
        .hasMessageContaining("Raise accelerator.memory");
  }

  @Test
  void anotherErrorEndsTheSearch() {
    BatchSize.Trial broken =
        size -> {
          throw new IllegalStateException("shapes do not fit");
        };
    assertThatThrownBy(() -> BatchSize.largest(broken, budget(500), Rounding.CARD, 64))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shapes do not fit");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 2, 2",
    "7, 4, 4",
    "8, 8, 8",
    "31, 24, 16",
    "33, 32, 32",
    "63, 32, 32",
    "64, 64, 64",
    "200, 192, 128",
    "1000, 960, 512"
  })
  void sizesAreRoundedForTheHardware(int size, int card, int cpu) {
    assertThat(Rounding.of(Accelerator.Kind.CUDA).down(size)).isEqualTo(card);
    assertThat(Rounding.of(Accelerator.Kind.ROCM).down(size)).isEqualTo(card);
    assertThat(Rounding.of(Accelerator.Kind.CPU).down(size)).isEqualTo(cpu);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 7.79 GiB | true
          HIP out of memory. Tried to allocate 512.00 MiB (GPU 0; 7.98 GiB total capacity)       | true
          [enforce fail at alloc_cpu.cpp:116] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 4000 bytes. Error code 12 (Cannot allocate memory) | true
          cuDNN error: CUDNN_STATUS_ALLOC_FAILED                                                 | true
          CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`             | true
          CUDA error: out of memory                                                              | true
          HIP error: out of memory                                                               | true
          The size of tensor a (3) must match the size of tensor b (4)                           | false
          Java heap space                                                                        | false
          """)
  void libtorchsWordsForMemoryThatIsUsedUpAreKnown(String message, boolean out) {
    assertThat(OutOfMemory.is(new IllegalStateException(message))).isEqualTo(out);
    assertThat(OutOfMemory.is(new RuntimeException("a step", new RuntimeException(message))))
        .isEqualTo(out);
  }

  @Test
  void javasOwnHeapIsAnotherMemory() {
    assertThat(OutOfMemory.is(new OutOfMemoryError("CUDA out of memory"))).isFalse();
    assertThat(OutOfMemory.is(new RuntimeException())).isFalse();
  }

  @Test
  void trainingHalvesTheBatchOnceAndSaysSo() {
    Halving before = Halving.of(64, 2);
    assertThat(before.message()).isEmpty();
    Halving after = before.after(new IllegalStateException(MESSAGE));
    assertThat(after.batch()).isEqualTo(32);
    assertThat(after.accumulation()).isEqualTo(4);
    assertThat(after.windowsAStep()).isEqualTo(before.windowsAStep());
    assertThat(after.message())
        .contains(
            "Out of memory with batches of 64 windows: going on with 32 and 2 times the accumulation; a step sees 128 windows as before.");
    assertThatThrownBy(() -> after.after(new IllegalStateException(MESSAGE)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("a step with 32 windows, but does not, after halving once")
        .hasMessageContaining("gradient checkpointing")
        .hasMessageContaining("CUDA out of memory");
  }

  @Test
  void anOddBatchSaysWhatAStepSeesThen() {
    assertThat(Halving.of(7, 1).after(new IllegalStateException(MESSAGE)).message().orElseThrow())
        .contains("a step sees 6 windows instead of 7");
  }

  @Test
  void oneWindowCannotBeHalvedAndOtherErrorsPass() {
    assertThatThrownBy(() -> Halving.of(1, 1).after(new IllegalStateException(MESSAGE)))
        .isInstanceOf(BadSetupException.class);
    IllegalStateException other = new IllegalStateException("NaN");
    assertThatThrownBy(() -> Halving.of(8, 1).after(other)).isSameAs(other);
    assertThatThrownBy(() -> Halving.of(0, 1)).isInstanceOf(BadSetupException.class);
  }
}
