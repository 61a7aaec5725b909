/**
 * Networks as graphs of tensor operations: each operation is one line of TorchScript and one rule
 * for its shape.
 *
 * <p><b>In</b>: calls of layers, from the input on. <b>Out</b>: the script's source, the table of
 * parameters, the buffers. <b>Must not</b> know any engine: nothing is computed here.
 */
package org.inion.model.graph;
