/**
 * What is wrong with a window, and with a channel over a whole recording.
 *
 * <p>In: signals as plain arrays, filtered and at the stored rate, before re-referencing; band
 * powers of the unfiltered signal in tiles of one second; what the sidecars say of the channels.
 * Out: flags with the values that were measured, and bad channels with their reasons. Uses only the
 * rooms {@code signal} and {@code error}; knows no file, no table and no filter. The definitions
 * are in {@code docs/concepts/artifacts.md}.
 */
package org.inion.dsp.artifact;
