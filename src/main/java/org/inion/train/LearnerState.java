package org.inion.train;

import java.util.Map;

/**
 * All that a learner holds, by the names of files.
 *
 * @param parameters the flat vector
 * @param buffers of the network
 * @param optimizer what it remembers
 * @param steps so far
 * @param lossScale the present one
 */
@SuppressWarnings("ArrayRecordComponent") // made to be written out
record LearnerState(
    float[] parameters,
    float[] buffers,
    Map<String, float[]> optimizer,
    long steps,
    LossScale.State lossScale) {}
