/**
 * Runs networks on libtorch through DJL.
 *
 * <p><b>In</b>: a script, its parameters and buffers as flat vectors, batches. <b>Out</b>: what the
 * network computes, and gradients. The only part of the model room that knows DJL.
 */
package org.inion.model.run;
