package org.inion.accelerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inion.accelerator.Described.GIGABYTE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.inion.accelerator.MemoryWatch.Pressure;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

/** Budgets, what is in use, and what is done when it is too much. */
class MemoryTest {

  @Test
  void aBudgetIsAShareOrAnAmount() {
    assertThat(new MemoryBudget.Share(0.8).of(80 * GIGABYTE).bytes()).isEqualTo(64 * GIGABYTE);
    assertThat(new MemoryBudget.Amount(6 * GIGABYTE).of(80 * GIGABYTE).bytes())
        .isEqualTo(6 * GIGABYTE);
    assertThat(new MemoryBudget.Amount(6 * GIGABYTE).of(4 * GIGABYTE).bytes())
        .isEqualTo(4 * GIGABYTE);
    assertThat(new MemoryBudget.Share(0.5).on(Described.cpu()).words()).isEqualTo("8.0 of 16.0 GB");
  }

  @Test
  void refusesABudgetOfNothingOrMoreThanAll() {
    assertThatThrownBy(() -> new MemoryBudget.Share(1.2))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("above 0 % and at most 100 %, but was 120.0 %");
    assertThatThrownBy(() -> new MemoryBudget.Share(0)).isInstanceOf(BadSetupException.class);
    assertThatThrownBy(() -> new MemoryBudget.Amount(0)).isInstanceOf(BadSetupException.class);
  }

  @Test
  void linuxTellsOfTheProcesssMemory() {
    DescribedMachine machine =
        new DescribedMachine()
            .file("/proc/self/status", "Name:\tjava\nVmHWM:\t  300000 kB\nVmRSS:\t  200000 kB\n");
    assertThat(ProcessMemory.of(machine).residentBytes()).hasValue(200000L * 1024);
    assertThat(ProcessMemory.of(machine).peakBytes()).hasValue(300000L * 1024);
    assertThat(MemoryGauge.of(Described.cpu(), machine).usedBytes()).hasValue(200000L * 1024);
  }

  @Test
  void driversTellOfTheCardsMemory() {
    DescribedMachine machine =
        new DescribedMachine()
            .file("/sys/class/drm/renderD128/device/mem_info_vram_used", "123456\n")
            .command("--id=GPU-0 --query-gpu=memory.used", "512\n");
    assertThat(MemoryGauge.of(Described.amd(0, "gfx1010"), machine).usedBytes()).hasValue(123456);
    assertThat(NvidiaCards.usedBytes(machine, "GPU-0")).hasValue(512L << 20);
    assertThat(NvidiaCards.usedBytes(machine, "GPU-1")).isEmpty();
  }

  @Test
  void thisProcessHasMemory() {
    MemoryGauge gauge = MemoryGauge.of(Described.cpu(), new LocalMachine());
    OptionalLong used = gauge.usedBytes();
    org.junit.jupiter.api.Assumptions.assumeTrue(used.isPresent(), "Only Linux says");
    assertThat(used.getAsLong()).isGreaterThan(10_000_000L);
  }

  /** Readings that come one after the other. */
  private static MemoryWatch watch(AtomicInteger emptied, AtomicLong clock, Long... readings) {
    Deque<Long> left = new ArrayDeque<>(List.of(readings));
    return new MemoryWatch(
        new MemoryBudget(100, 200),
        () -> OptionalLong.of(left.remove()),
        emptied::incrementAndGet,
        5,
        clock::get);
  }

  @Test
  void theCacheIsEmptiedOnlyAboveTheBudget() {
    AtomicInteger emptied = new AtomicInteger();
    AtomicLong clock = new AtomicLong();
    MemoryWatch watch = watch(emptied, clock, 90L, 100L, 101L, 60L, 150L, 120L);
    assertThat(watch.check()).isEqualTo(Pressure.WITHIN);
    clock.addAndGet(5_000_000_000L);
    assertThat(watch.check()).isEqualTo(Pressure.WITHIN);
    assertThat(emptied).hasValue(0);
    clock.addAndGet(5_000_000_000L);
    assertThat(watch.check()).isEqualTo(Pressure.RELIEVED);
    assertThat(emptied).hasValue(1);
    clock.addAndGet(5_000_000_000L);
    assertThat(watch.check()).isEqualTo(Pressure.OVER);
    assertThat(watch.emptied()).isEqualTo(2);
    assertThat(watch.peakBytes()).isEqualTo(150);
  }

  @Test
  void theDriverIsNotAskedAtEachStep() {
    AtomicLong clock = new AtomicLong();
    MemoryWatch watch = watch(new AtomicInteger(), clock, 10L, 20L);
    assertThat(watch.check()).isEqualTo(Pressure.WITHIN);
    clock.addAndGet(4_999_999_999L);
    assertThat(watch.check()).isEqualTo(Pressure.UNKNOWN);
    clock.addAndGet(1);
    assertThat(watch.check()).isEqualTo(Pressure.WITHIN);
    assertThat(watch.peakBytes()).isEqualTo(20);
  }

  @Test
  void onTheCpuItReadsThisProcess() {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        ProcessMemory.of(new LocalMachine()).residentBytes().isPresent(), "Only Linux says");
    MemoryWatch small = MemoryWatch.of(Described.cpu(), new MemoryBudget(1, 2), 0);
    assertThat(small.check()).isEqualTo(Pressure.OVER);
    MemoryWatch large = MemoryWatch.of(Described.cpu(), new MemoryBudget(Long.MAX_VALUE, 0), 0);
    assertThat(large.check()).isEqualTo(Pressure.WITHIN);
  }
}
