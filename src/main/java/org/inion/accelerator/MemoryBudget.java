package org.inion.accelerator;

import java.util.Locale;
import org.inion.error.BadSetupException;

/**
 * How much of a device's memory may be used.
 *
 * @param bytes that may be
 * @param totalBytes that there are
 */
public record MemoryBudget(long bytes, long totalBytes) {

  /** As a configuration gives it: a share of a device that is not known yet, or an amount. */
  public sealed interface Limit {

    /** The budget on a device. */
    default MemoryBudget on(Accelerator device) {
      return of(device.totalBytes());
    }

    /** The budget out of a total. */
    MemoryBudget of(long totalBytes);
  }

  /** A share of the total, above 0 and at most 1. */
  public record Share(double share) implements Limit {
    /** <b>Throws</b> {@link BadSetupException} when it is none. */
    public Share {
      if (!(share > 0 && share <= 1)) {
        throw new BadSetupException(
            "[accelerator.memory] Cannot set a budget: it must be above 0 %% and at most 100 %%, but was %s %%."
                .formatted(Math.round(share * 1e4) / 100.0));
      }
    }

    @Override
    public MemoryBudget of(long totalBytes) {
      return new MemoryBudget((long) (share * totalBytes), totalBytes);
    }
  }

  /** An amount in bytes; all there is where that is less. */
  public record Amount(long bytes) implements Limit {
    /** <b>Throws</b> {@link BadSetupException} when it is none. */
    public Amount {
      if (bytes <= 0) {
        throw new BadSetupException(
            "[accelerator.memory] Cannot set a budget: it must be > 0 GB, but was "
                + bytes / 1e9
                + " GB.");
      }
    }

    @Override
    public MemoryBudget of(long totalBytes) {
      return new MemoryBudget(totalBytes > 0 ? Math.min(bytes, totalBytes) : bytes, totalBytes);
    }
  }

  /** Whether so much is too much. */
  public boolean isPassedBy(long usedBytes) {
    return usedBytes > bytes;
  }

  /** For people. */
  public String words() {
    return String.format(Locale.ROOT, "%.1f of %.1f GB", bytes / 1e9, totalBytes / 1e9);
  }
}
