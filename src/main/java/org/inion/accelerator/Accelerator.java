package org.inion.accelerator;

import ai.djl.Device;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A device that can compute.
 *
 * @param kind of platform
 * @param index among the devices of its kind that libtorch counts, from 0
 * @param name for people
 * @param totalBytes of its memory
 * @param freeBytes of it, when it was found; empty where nobody says
 * @param architecture compute capability ({@code 9.0}), gfx name ({@code gfx1030}) or vector
 *     instructions of a CPU
 * @param driver its version
 * @param address by which its driver knows it: a UUID for CUDA, a folder of sysfs for ROCm; empty
 *     for a CPU
 */
public record Accelerator(
    Kind kind,
    int index,
    String name,
    long totalBytes,
    OptionalLong freeBytes,
    Optional<String> architecture,
    Optional<String> driver,
    String address) {

  /** The platform of a device. */
  public enum Kind {
    CUDA,
    /** AMD's. Libtorch shows its cards as CUDA devices. */
    ROCM,
    CPU;

    /** As in configurations and reports. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code cpu}, or {@code cuda:0} as libtorch calls NVIDIA's and AMD's cards alike. */
  public String key() {
    return kind == Kind.CPU ? kind.key() : Kind.CUDA.key() + ":" + index;
  }

  /** What DJL calls it. */
  public Device device() {
    return kind == Kind.CPU ? Device.cpu() : Device.gpu(index);
  }

  /** One line for people, with units. */
  public String words() {
    StringBuilder text = new StringBuilder(key()).append(": ").append(name);
    architecture.ifPresent(
        value -> text.append(kind == Kind.CUDA ? ", compute capability " : ", ").append(value));
    text.append(String.format(Locale.ROOT, ", %.1f GB", totalBytes / 1e9));
    freeBytes.ifPresent(
        free -> text.append(String.format(Locale.ROOT, " (%.1f GB free)", free / 1e9)));
    driver.ifPresent(version -> text.append(", driver ").append(version));
    return text.toString();
  }
}
