/**
 * A head: where the electrodes lie, and what they see of a source.
 *
 * <p>In: dipoles. Out: patterns over the electrodes. It knows nothing of time.
 */
package org.inion.simulate.head;
