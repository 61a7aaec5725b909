/**
 * Layers: a few operations with their parameters.
 *
 * <p><b>In</b>: a tensor of a graph. <b>Out</b>: a tensor of the same graph. <b>Must not</b> know
 * any engine.
 */
package org.inion.model.layer;
