/**
 * EEGLAB's datasets: a {@code .set} file, with its samples inside or in a {@code .fdt} file beside
 * it.
 *
 * <p>In: a file tree and the path of the {@code .set} file. Out: a {@link
 * org.inion.signal.Recording}; or the other way round. Files in other folders are never opened,
 * whatever the {@code .set} file says. Must not touch BIDS sidecars.
 */
package org.inion.format.eeglab;
