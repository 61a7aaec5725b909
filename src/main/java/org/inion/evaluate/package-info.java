/**
 * Predictions to a table of scores: overall and by group, at window and at subject level, with
 * intervals, and the page that shows them.
 *
 * <p>In: predictions folders and CSV files, through {@code file}. Out: {@link
 * org.inion.evaluate.Evaluation}, its JSON, its CSV and its page as text. It holds columns as
 * primitive arrays, so that millions of rows fit, and writes no file. It must not touch Spark. May
 * use {@code table}, {@code metric}, {@code report}, {@code bids} (CSV), {@code file}, {@code
 * error}; JSON.
 */
package org.inion.evaluate;
