/**
 * What a machine has for training, what is in the way, and how fast it is: what {@code jobs/doctor}
 * prints.
 *
 * <p><b>In</b>: a machine, settings, versions, a training step to time. <b>Out</b>: lines, figures,
 * problems with a way out. A part that fails is a problem of its own and stops no other.
 */
package org.inion.accelerator.doctor;
