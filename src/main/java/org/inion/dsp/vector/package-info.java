/**
 * The inner loops of {@code org.inion.dsp} with vector instructions. The only room that names the
 * incubating module {@code jdk.incubator.vector}; nothing names this room, because the module may
 * be absent.
 *
 * <p>In: planes of floats. Out: the same, transformed. Must not touch: anything else.
 */
package org.inion.dsp.vector;
