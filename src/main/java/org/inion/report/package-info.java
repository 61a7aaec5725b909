/**
 * Pictures and pages from a run's records.
 *
 * <p>In: plain values with the words that belong to them. Out: SVG and HTML as text,
 * self-contained. It writes no file and computes no score. May use {@code table}, {@code metric},
 * {@code error}.
 */
package org.inion.report;
