/**
 * Augmentations: random changes of the windows of a batch, in the same graph as the network.
 *
 * <p><b>In</b>: a batch of windows, and random numbers. <b>Out</b>: the changed batch, and with
 * mixup how much each window's own label counts. <b>Must not</b> know any engine, nor loop over
 * windows, nor let the device wait for a value.
 */
package org.inion.model.augment;
