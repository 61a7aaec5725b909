/**
 * The files of a run folder.
 *
 * <p><b>In</b>: arrays, epochs and facts as plain values. <b>Out</b>: a locked folder of files,
 * each of which is there whole or not at all; the same values read back. <b>Must not</b> know the
 * device, the network or how training is done, nor DJL, Arrow and Spark.
 */
package org.inion.train.record;
