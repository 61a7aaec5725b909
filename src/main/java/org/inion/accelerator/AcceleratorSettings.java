package org.inion.accelerator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;

/**
 * The device, as a configuration wants it: the keys of {@code conf/accelerator.conf}.
 *
 * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
 * @param memory how much of its memory may be used
 * @param memoryCheckSeconds between two readings of its use
 * @param routing wishes for operations
 * @param timings whether and how time is measured
 */
public record AcceleratorSettings(
    String device,
    MemoryBudget.Limit memory,
    double memoryCheckSeconds,
    Map<Operation, Routing.Wish> routing,
    TimingSettings timings) {
  /** On the class path. */
  public static final String REFERENCE = "conf/accelerator.conf";

  private static final String DEVICE = "accelerator.device";
  private static final String MEMORY = "accelerator.memory";
  private static final String CHECK = "accelerator.memory-check";
  private static final String ROUTING = "accelerator.routing.";
  private static final String TIMINGS = "accelerator.timings.";

  /** Whether time is measured. */
  public enum Measuring {
    ON,
    OFF
  }

  /**
   * How time is measured.
   *
   * @param warmUpSteps that are left out
   */
  public record TimingSettings(Measuring measuring, int warmUpSteps) {

    /** What measures so; {@code synchronise} is used only when it is on. */
    public Timings start(Runnable synchronise) {
      return measuring == Measuring.ON ? Timings.on(warmUpSteps, synchronise) : Timings.off();
    }
  }

  public AcceleratorSettings {
    routing = Map.copyOf(routing);
  }

  /** A configuration of these keys alone. */
  public static Layers layers() {
    return Layers.reference(REFERENCE);
  }

  /** Reads the keys; what is wrong is noted in the settings, whose {@code check} throws. */
  public static AcceleratorSettings from(Settings settings) {
    String device = settings.text(DEVICE);
    if (!DeviceChoice.isName(device)) {
      settings.problem(DEVICE, "must be auto, cpu, cuda or cuda:N", device);
    }
    double check = settings.seconds(CHECK);
    if (settings.isSound(CHECK) && check < 0) {
      settings.problem(CHECK, "must be >= 0 s", settings.text(CHECK));
    }
    return new AcceleratorSettings(
        device, memory(settings), check, routing(settings), timings(settings));
  }

  /** Where operations run on a platform. */
  public Routing routing(Accelerator.Kind kind) {
    return new Routing(kind, routing);
  }

  private static MemoryBudget.Limit memory(Settings settings) {
    MemoryBudget.Limit all = new MemoryBudget.Share(1);
    if (settings.text(MEMORY).strip().endsWith("%")) {
      double share = settings.share(MEMORY);
      return settings.isSound(MEMORY)
          ? settings.build(() -> new MemoryBudget.Share(share), all)
          : all;
    }
    long bytes = settings.bytes(MEMORY);
    return settings.isSound(MEMORY)
        ? settings.build(() -> new MemoryBudget.Amount(bytes), all)
        : all;
  }

  private static Map<Operation, Routing.Wish> routing(Settings settings) {
    Map<Operation, Routing.Wish> wishes = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      String key = ROUTING + operation.key();
      List<String> words =
          operation.isMovable() ? List.of("auto", "device", "cpu") : List.of("auto", "device");
      wishes.put(operation, Routing.Wish.of(settings.choice(key, words)));
    }
    return wishes;
  }

  private static TimingSettings timings(Settings settings) {
    String measure = settings.choice(TIMINGS + "measure", List.of("off", "on"));
    int warmUp = settings.count(TIMINGS + "warm-up-steps");
    if (warmUp < 0) {
      settings.problem(TIMINGS + "warm-up-steps", "must be >= 0 steps", Integer.toString(warmUp));
    }
    return new TimingSettings(
        measure.equals("on") ? Measuring.ON : Measuring.OFF, Math.max(0, warmUp));
  }

  /**
   * The device that these settings choose.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it cannot be used.
   */
  public DeviceChoice choose(Accelerators found) {
    return DeviceChoice.of(device, found);
  }
}
