/**
 * Changes of windows that a label survives.
 *
 * <p><b>In</b>: windows and random numbers as tensors of a graph. <b>Out</b>: windows. <b>Must
 * not</b> know devices.
 */
package org.inion.model.augment;
