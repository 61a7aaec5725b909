/**
 * Simulated datasets with known truth, which say that they are simulated.
 *
 * <p>In: {@code conf/simulate.conf}, or real participants and events as text. Out: BIDS folders in
 * the shape of an HBN-EEG release, and beside them tables of all that was put into the signals. A
 * recording is decided first ({@link org.inion.simulate.RecordingPlan}), then made; both depend on
 * the configuration and on names alone, so that the bytes are the same wherever and in whatever
 * order they are made. Labels reach a signal through traits and through the peak of the response's
 * potential, and in no other way. It must not touch Hadoop's file systems.
 */
package org.inion.simulate;
