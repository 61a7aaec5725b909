package org.inion.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the time of a step goes. */
class TimingsTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-9);
  private final AtomicLong clock = new AtomicLong(5_000_000);
  private final AtomicInteger waits = new AtomicInteger();

  private Timings timings(int warmUp) {
    return new RecordedTimings(warmUp, waits::incrementAndGet, clock::get);
  }

  /** A step of 10 ms: 3 to load, 6 to go forward, of which 4 attend, 1 for nothing. */
  private void step(Timings timings) {
    Timings.Span step = timings.span("step");
    try (step) {
      timings.measure("load", () -> clock.addAndGet(3_000_000));
      timings.measure("forward", () -> forward(timings));
      clock.addAndGet(1_000_000);
    }
    timings.step();
  }

  private long forward(Timings timings) {
    clock.addAndGet(1_000_000);
    timings.measure("attend", () -> clock.addAndGet(4_000_000));
    return clock.addAndGet(1_000_000);
  }

  @Test
  void theTableHasCallsTimesAndShares() {
    Timings timings = timings(0);
    step(timings);
    step(timings);
    TimingTable table = timings.table().orElseThrow();
    assertThat(table.steps()).isEqualTo(2);
    assertThat(table.rows())
        .extracting(TimingTable.Row::name)
        .containsExactly("step", "step/load", "step/forward", "step/forward/attend");
    TimingTable.Row forward = table.rows().get(2);
    assertThat(forward.calls()).isEqualTo(2);
    assertThat(forward.medianMilliseconds()).isCloseTo(6, NEAR);
    assertThat(forward.meanMilliseconds()).isCloseTo(6, NEAR);
    assertThat(forward.share()).isCloseTo(0.6, NEAR);
    assertThat(table.rows().get(0).share()).isCloseTo(1, NEAR);
    assertThat(table.words()).contains("median (ms)").contains("60.0 %");
  }

  @Test
  void warmUpIsLeftOutAndNotWaitedFor() {
    Timings timings = timings(2);
    step(timings);
    step(timings);
    assertThat(timings.table()).isEmpty();
    assertThat(waits).hasValue(0);
    step(timings);
    assertThat(timings.table().orElseThrow().steps()).isEqualTo(1);
    assertThat(waits).as("before and after each of four pieces").hasValue(8);
  }

  @Test
  void theMedianIsNotTheMean() {
    Timings timings = timings(0);
    for (long milliseconds : new long[] {1, 2, 9}) {
      timings.measure("copy", () -> clock.addAndGet(milliseconds * 1_000_000));
    }
    TimingTable.Row row = timings.table().orElseThrow().rows().get(0);
    assertThat(row.medianMilliseconds()).isCloseTo(2, NEAR);
    assertThat(row.meanMilliseconds()).isCloseTo(4, NEAR);
  }

  @Test
  void theTraceIsWhatBrowsersRead(@TempDir Path folder) throws IOException {
    Timings timings = timings(0);
    step(timings);
    timings.measure("a \"quoted\"\nname \\", () -> clock.addAndGet(1_500));
    Path file = folder.resolve("trace.json");
    timings.writeTrace(file);
    JsonNode events = new ObjectMapper().readTree(Files.readString(file)).get("traceEvents");
    assertThat(events).hasSize(5);
    JsonNode attend = events.get(1);
    assertThat(attend.get("name").asText()).isEqualTo("attend");
    assertThat(attend.get("ph").asText()).isEqualTo("X");
    assertThat(attend.get("ts").asDouble()).as("µs from the first").isCloseTo(4000, NEAR);
    assertThat(attend.get("dur").asDouble()).as("µs").isCloseTo(4000, NEAR);
    assertThat(attend.has("pid") && attend.has("tid")).isTrue();
    assertThat(events.get(4).get("name").asText()).isEqualTo("a \"quoted\"\nname \\");
    assertThat(events.get(4).get("dur").asDouble()).isCloseTo(1.5, NEAR);
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void offItMakesNothing(@TempDir Path folder) throws IOException {
    Timings off = Timings.off();
    assertThat(off.span("a")).isSameAs(off.span("b"));
    step(off);
    assertThat(off.table()).isEmpty();
    off.writeTrace(folder.resolve("trace.json"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void synchronisationOnTheCpuCostsNothing() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), Libtorch.ENGINE);
        Synchronisation synchronisation = Synchronisation.of(manager)) {
      Timings timings = Timings.on(0, synchronisation);
      timings.span("nothing").close();
      assertThat(timings.table().orElseThrow().rows().get(0).calls()).isEqualTo(1);
    }
  }
}
