package org.inion.accelerator.doctor;

import ai.djl.Device;

/** A step of training that can be timed; networks live in another room. */
@FunctionalInterface
public interface TrainingStep {

  /**
   * Runs steps and gives the median of their times in seconds.
   *
   * @param batch windows of a step
   * @param seconds that it may take beyond a few steps of warm-up
   */
  double medianSeconds(Device device, int batch, double seconds) throws Exception;
}
