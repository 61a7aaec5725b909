/**
 * Where raw bytes lie: a tree to list, and a seekable channel for each file.
 *
 * <p>In: a path. Out: entries and bytes. The readers of formats and of BIDS see files only through
 * this room, so that they know neither Hadoop nor the local disk. Uses no other room.
 */
package org.inion.file;
