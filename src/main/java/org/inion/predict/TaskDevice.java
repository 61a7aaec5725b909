package org.inion.predict;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.inion.error.BadSetupException;
import org.inion.predict.PredictSettings.DeviceRule;

/** What computes in a task: the card that Spark's resource scheduling gave it, else the CPU. */
final class TaskDevice {
  private static final String ENGINE = "PyTorch";

  /** Spark's name for the resource. */
  private static final String GPU = "gpu";

  private TaskDevice() {}

  /**
   * The device of the task that calls.
   *
   * <p><b>Throws</b> {@link BadSetupException} when Spark gives a card that libtorch cannot use.
   */
  static Device of(DeviceRule rule) {
    TaskContext task = TaskContext.get();
    if (rule == DeviceRule.CPU || task == null) {
      return Device.cpu();
    }
    Optional<String> address = address(task);
    address.ifPresent(one -> requireCards(one, Engine.getEngine(ENGINE)));
    return address.map(TaskDevice::card).orElse(Device.cpu());
  }

  /** The first card of a task, as Spark names it. */
  static Optional<String> address(TaskContext task) {
    return Optional.ofNullable(task.resourcesJMap().get(GPU)).map(found -> found.addresses()[0]);
  }

  /** The card of an address; libtorch counts cards from 0, as nvidia-smi does. */
  static Device card(String address) {
    if (!address.matches("\\d{1,4}")) {
      throw new BadSetupException(
          "[spark.executor.resource.gpu] Cannot use the card \"%s\" that Spark gives: its address must be a number, as nvidia-smi counts. Let the discovery script print numbers, or set predict.device to cpu"
              .formatted(address));
    }
    return Device.gpu(Integer.parseInt(address));
  }

  private static void requireCards(String address, Engine engine) {
    if (!engine.hasCapability(StandardCapabilities.CUDA)) {
      throw new BadSetupException(
          "[spark.task.resource.gpu] Cannot use card %s that Spark gives: the executor's libtorch must see cards, but sees none. Point PYTORCH_LIBRARY_PATH of the executors to a libtorch for them, or set predict.device to cpu"
              .formatted(address));
    }
  }
}
