/**
 * Simulated recordings, which say that they are.
 *
 * <p>In: a folder to write to. Out: a BIDS dataset. May use {@code signal}, {@code error} and
 * {@code format}.
 */
package org.inion.simulate;
