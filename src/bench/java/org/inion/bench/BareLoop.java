package org.inion.bench;

import ai.djl.pytorch.jni.JniUtils;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.inion.model.WindowShape;
import org.inion.model.run.PredictionRunner;

/** Calls a model again and again with one batch of noise that lies in memory. */
final class BareLoop {
  private BareLoop() {}

  static Speed run(PredictionRunner runner, WindowShape window, int seed, double seconds) {
    JniUtils.setNumThreads(1);
    Random random = new Random(seed);
    int floats = Contest.BATCH * window.channels() * window.samples();
    ByteBuffer batch =
        ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
    for (int i = 0; i < floats; i++) {
      batch.putFloat((float) (10 * random.nextGaussian()));
    }
    batch.flip();
    for (int i = 0; i < 3; i++) {
      runner.predict(batch, Contest.BATCH, window.channels(), window.samples());
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    double windows = 0;
    while (System.nanoTime() - begin < seconds * 1e9) {
      runner.predict(batch, Contest.BATCH, window.channels(), window.samples());
      windows += Contest.BATCH;
    }
    double taken = (System.nanoTime() - begin) / 1e9;
    return new Speed(windows / taken, windows / ((threads.getCurrentThreadCpuTime() - cpu) / 1e9));
  }
}
