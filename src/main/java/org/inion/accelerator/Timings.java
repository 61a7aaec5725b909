package org.inion.accelerator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the time of a step goes. Off, it is an object that does nothing and makes nothing:
 *
 * <pre>{@code
 * NDArray loss = timings.measure("forward", () -> network.loss(batch));
 * timings.step();
 * }</pre>
 *
 * <p>or, where a piece is no expression, {@code Span span = timings.span("update"); try (span)
 * {…}}: the compiler warns of a variable that is declared within the brackets and not used.
 *
 * <p>Confined to one thread.
 */
public interface Timings {

  /** A piece of time that ends when it is closed. */
  interface Span extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins a piece of time; pieces may lie in each other. */
  Span span(String name);

  /** Does a piece of work, which takes time; pieces may lie in each other. */
  default <T> T measure(String name, Supplier<T> work) {
    Span span = span(name);
    try (span) {
      return work.get();
    }
  }

  /** Says that a step has ended. */
  void step();

  /** The table of what was measured; empty when this is off or only warm-up was seen. */
  Optional<TimingTable> table();

  /** Writes the trace for chrome://tracing and Perfetto; does nothing when this is off. */
  void writeTrace(Path file) throws IOException;

  /** Measures nothing. */
  static Timings off() {
    return NoTimings.ONE;
  }

  /**
   * Measures every piece.
   *
   * @param warmUpSteps that are left out
   * @param synchronise waits until the device has done what was asked of it; a piece of time would
   *     end before its work otherwise. See {@link Synchronisation}
   */
  static Timings on(int warmUpSteps, Runnable synchronise) {
    return new RecordedTimings(warmUpSteps, synchronise, System::nanoTime);
  }
}
