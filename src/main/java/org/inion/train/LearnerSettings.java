package org.inion.train;

import java.util.List;
import org.inion.task.TargetScale;

/**
 * How a network learns in a step.
 *
 * @param optimizer how parameters move
 * @param memory what is kept between forward and backward
 * @param scales of the targets
 * @param seed of initial values and of all that is drawn
 */
record LearnerSettings(
    OptimizerSettings optimizer, Backward.Memory memory, List<TargetScale> scales, long seed) {
  LearnerSettings {
    scales = List.copyOf(scales);
  }
}
