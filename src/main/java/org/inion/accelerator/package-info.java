/**
 * What device there is, what runs where, how much memory, how large a batch, and where the time
 * goes.
 *
 * <p><b>In</b>: what the operating system, the drivers and libtorch say; a configuration.
 * <b>Out</b>: records of devices, and policies over them. <b>Must not</b> know networks, batches or
 * Spark. Policies and parsers are pure: they are tested on described devices.
 */
package org.inion.accelerator;
