/**
 * EEG as values: recordings, channels, events, segments, sample rates.
 *
 * <p>In: nothing. Out: what every other room speaks of. Uses no other room and no library.
 */
package org.inion.signal;
