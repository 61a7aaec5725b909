/**
 * The inner loop of decoding int16 windows with vector instructions.
 *
 * <p><b>In</b>: counts of a window. <b>Out</b>: µV in a batch, the same bits as plain Java's.
 * <b>Must not</b> be used by name: the room above loads it where the JVM has the incubating vector
 * module.
 */
package org.inion.batch.vector;
