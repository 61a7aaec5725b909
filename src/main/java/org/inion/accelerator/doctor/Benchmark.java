package org.inion.accelerator.doctor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.Libtorch;
import org.inion.accelerator.Routing.Route;
import org.inion.accelerator.Synchronisation;

/** Short measurements of a device: medians of repetitions after a warm-up. */
final class Benchmark implements AutoCloseable {
  private static final int WARM_UP = 3;
  private static final int LEAST = 3;

  private final Effort effort;
  private final Device device;
  private final NDManager manager;
  private final NDManager host;
  private final Synchronisation synchronisation;

  /**
   * How much of it.
   *
   * @param seconds of each measurement
   * @param copyMegabytes that are copied
   * @param side of the square matrices
   * @param windows of 129 channels and 200 samples that are transformed
   * @param trainingBatch windows of a training step
   */
  record Effort(double seconds, int copyMegabytes, int side, int windows, int trainingBatch) {
    /** Copies of more than 32 MB would be measured with the system's clearing of new pages. */
    static final Effort FULL = new Effort(1.0, 24, 2048, 256, 64);

    static final Effort QUICK = new Effort(0.1, 24, 512, 32, 8);
  }

  Benchmark(Accelerator accelerator, Effort effort) {
    this.effort = effort;
    this.device = accelerator.device();
    this.manager = NDManager.newBaseManager(device, Libtorch.ENGINE);
    this.host = NDManager.newBaseManager(Device.cpu(), Libtorch.ENGINE);
    this.synchronisation = Synchronisation.of(manager);
  }

  /** From the host's memory to the device's; within the memory where the device is the CPU. */
  double copyGigabytesPerSecond() {
    long bytes = effort.copyMegabytes * 1_000_000L;
    try (NDArray from = host.ones(new Shape(bytes / Float.BYTES))) {
      double seconds =
          median(() -> (device.isGpu() ? from.toDevice(device, true) : from.duplicate()).close());
      return bytes / seconds / 1e9;
    }
  }

  /** Square matrices of float32; a multiplication and an addition are two operations. */
  double multiplyGigaflops() {
    Shape shape = new Shape(effort.side, effort.side);
    try (NDArray a = manager.randomUniform(-1, 1, shape);
        NDArray b = manager.randomUniform(-1, 1, shape)) {
      double seconds = median(() -> a.matMul(b).close());
      return 2 * Math.pow(effort.side, 3) / seconds / 1e9;
    }
  }

  /** Windows of 129 channels and 200 samples, by the route, with its way there and back. */
  double transformedWindowsPerSecond(Route route) {
    try (NDArray x = manager.randomUniform(-1, 1, new Shape(effort.windows, 129, 200))) {
      double seconds = median(() -> transform(x, route));
      return effort.windows / seconds;
    }
  }

  private void transform(NDArray x, Route route) {
    if (route == Route.DEVICE || !device.isGpu()) {
      x.rfft(200, 2).close();
      return;
    }
    try (NDArray near = x.toDevice(Device.cpu(), true);
        NDArray spectrum = near.rfft(200, 2)) {
      spectrum.toDevice(device, true).close();
    }
  }

  private double median(Runnable work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    synchronisation.run();
    double[] seconds = new double[1000];
    int runs = 0;
    double sum = 0;
    while (runs < LEAST || (sum < effort.seconds && runs < seconds.length)) {
      long start = System.nanoTime();
      work.run();
      synchronisation.run();
      seconds[runs] = (System.nanoTime() - start) / 1e9;
      sum += seconds[runs++];
    }
    double[] sorted = Arrays.copyOf(seconds, runs);
    Arrays.sort(sorted);
    return sorted[runs / 2];
  }

  @Override
  public void close() {
    synchronisation.close();
    manager.close();
    host.close();
  }
}
