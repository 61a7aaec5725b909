package org.inion.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.Properties;
import org.apache.spark.TaskContext$;
import org.apache.spark.TaskContextImpl;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.resource.ResourceInformation;
import org.inion.error.BadSetupException;
import org.inion.predict.PredictSettings.DeviceRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;

/** The device of a task, by described resources of Spark. */
class TaskDeviceTest {

  @AfterEach
  void outOfTheTask() {
    TaskContext$.MODULE$.unset();
  }

  private static void in(Map<String, ResourceInformation> resources) {
    TaskContext$.MODULE$.setTaskContext(
        new TaskContextImpl(
            0, 0, 0, 0, 0, 1, null, new Properties(), null, TaskMetrics.empty(), 1, resources));
  }

  private static void withCards(String... addresses) {
    in(new Map.Map1<>("gpu", new ResourceInformation("gpu", addresses)));
  }

  @Test
  void isTheFirstCardThatSparkGives() {
    withCards("3", "5");
    assertThat(TaskDevice.address(TaskContext$.MODULE$.get())).contains("3");
    assertThat(TaskDevice.card("3")).isEqualTo(Device.gpu(3));
    if (Engine.getEngine("PyTorch").hasCapability(StandardCapabilities.CUDA)) {
      assertThat(TaskDevice.of(DeviceRule.AUTO)).isEqualTo(Device.gpu(3));
    } else {
      assertThatThrownBy(() -> TaskDevice.of(DeviceRule.AUTO))
          .isInstanceOf(BadSetupException.class)
          .hasMessageStartingWith("[spark.task.resource.gpu] Cannot use card 3 that Spark gives");
    }
  }

  @Test
  void isTheCpuWithoutACardOrWhereThatIsAskedFor() {
    assertThat(TaskDevice.of(DeviceRule.AUTO)).isEqualTo(Device.cpu());
    in(Map$.MODULE$.empty());
    assertThat(TaskDevice.of(DeviceRule.AUTO)).isEqualTo(Device.cpu());
    withCards("3");
    assertThat(TaskDevice.of(DeviceRule.CPU)).isEqualTo(Device.cpu());
  }

  @Test
  void anAddressThatIsNoNumberIsOneLine() {
    assertThatThrownBy(() -> TaskDevice.card("MIG-7f3a"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageStartingWith(
            "[spark.executor.resource.gpu] Cannot use the card \"MIG-7f3a\" that Spark gives: its address must be a number");
  }
}
