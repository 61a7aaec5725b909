/**
 * Training: what happens between two versions of a network's parameters.
 *
 * <p><b>In</b>: batches, a network, settings. <b>Out</b>: parameters. <b>Must not</b> know formats
 * of raw files, nor Spark.
 */
package org.inion.train;
