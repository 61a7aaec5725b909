/**
 * The inner loops of {@code org.inion.dsp} with vector instructions. The only room that names the
 * incubating module {@code jdk.incubator.vector}; nothing names this room, because the module may
 * be absent.
 *
 * <p>Rules that keep vectors in registers: the size of a vector is a constant; vectors are local
 * variables of one method, never fields or arrays; no helper takes or returns one, because where
 * the compiler has inlined enough it calls the helper, and a vector that crosses a call is an
 * object.
 *
 * <p>In: planes of floats. Out: the same, transformed. Must not touch: anything else.
 */
package org.inion.dsp.vector;
