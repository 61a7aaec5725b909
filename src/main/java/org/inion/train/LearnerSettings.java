package org.inion.train;

/**
 * How a network learns in a step.
 *
 * @param optimizer how parameters move
 * @param memory what is kept between forward and backward
 * @param seed of initial values and of all that is drawn
 */
record LearnerSettings(OptimizerSettings optimizer, Backward.Memory memory, long seed) {}
