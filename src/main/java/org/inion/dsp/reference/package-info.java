/**
 * Re-referencing: what is subtracted from every EEG channel.
 *
 * <p>In: a signal as plain arrays, the names of its channels and of those that are bad. Out: the
 * same arrays, changed in place. Uses only the rooms {@code signal} and {@code error}; does not
 * decide which channels are bad.
 */
package org.inion.dsp.reference;
