/**
 * Trained networks as one model that goes anywhere.
 *
 * <p><b>In</b>: run folders. <b>Out</b>: a TorchScript archive with its contract inside, named
 * weights, a card for people. <b>Must not</b> know Spark, nor windows.
 */
package org.inion.export;
