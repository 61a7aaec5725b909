/**
 * From the windows table to batches of floats, in an order that a seed decides.
 *
 * <p><b>In</b>: a windows folder, someone who reads its parts, and which windows are wanted.
 * <b>Out</b>: batches in memory outside of the heap, each window once an epoch. <b>Must not</b>
 * know networks or devices.
 */
package org.inion.batch;
