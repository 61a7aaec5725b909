/**
 * The tables on disk: their columns as code, their rows, how a signal becomes bytes, and what the
 * windows or predictions of one folder have in common.
 *
 * <p>In: windows, predictions and their labels as rows. Out: Parquet. It writes to what it is given
 * to write to and knows no path. May use {@code signal}, {@code window}, {@code error}; Parquet and
 * JSON.
 */
package org.inion.table;
