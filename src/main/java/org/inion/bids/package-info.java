/**
 * Datasets: which recordings there are, and what lies beside them as text.
 *
 * <p>In: a folder laid out as BIDS, or a manifest that names the files of one that is not, seen
 * through {@link org.inion.file.FileTree}. Out: a {@link org.inion.bids.Dataset} of recordings and
 * participants, the sidecars of each recording, its channels by type, its events, the labels of its
 * subject, and what was found amiss. It opens no raw file and knows neither Spark nor Hadoop.
 *
 * <p><b>Source</b>: Brain Imaging Data Structure 1.8 to 1.10.
 */
package org.inion.bids;
