/**
 * Which of two implementations of the same inner loops this machine is to use: plain Java or vector
 * instructions.
 *
 * <p><b>In</b>: both implementations and a trial. <b>Out</b>: one of them, chosen once. <b>Must
 * not</b> know what the loops compute, nor the incubating vector module's classes.
 */
package org.inion.engine;
