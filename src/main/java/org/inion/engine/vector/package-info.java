/**
 * The vectors that every engine with vector instructions uses.
 *
 * <p><b>In</b>: the CPU's preference. <b>Out</b>: one size. <b>Must not</b> be used where the JVM
 * may lack the incubating vector module.
 */
package org.inion.engine.vector;
