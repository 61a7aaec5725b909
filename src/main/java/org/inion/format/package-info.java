/**
 * Raw recordings in any format that is read: one registry by file extension, and the policies for
 * what a file may have wrong with it; and what every writer of recordings has in common.
 *
 * <p>In: a file tree, a path, {@link org.inion.format.ReadPolicies}. Out: a {@link
 * org.inion.signal.Recording}. Each format has a room of its own below this one. Must not touch
 * Spark, Hadoop, BIDS sidecars or configuration files; uses {@code signal}, {@code error} and
 * {@code file} alone.
 */
package org.inion.format;
