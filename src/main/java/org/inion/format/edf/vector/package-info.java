/**
 * The inner loop of reading EDF and BDF with vector instructions.
 *
 * <p><b>In</b>: bytes of a data record. <b>Out</b>: physical values, the same bits as plain Java's.
 * <b>Must not</b> be used by name: the room above loads it where the JVM has the incubating vector
 * module.
 */
package org.inion.format.edf.vector;
