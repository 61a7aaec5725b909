/**
 * What age, sex and a mean already score: the bar that a model must pass before it has learned
 * anything from EEG.
 *
 * <p>In: datasets and a task. Out: scores of each baseline, cross-validated by release. It reads
 * text alone, participants.tsv and events.tsv, and never a signal. May use {@code file}, {@code
 * bids}, {@code window}, {@code config}, {@code task}, {@code metric} and {@code error}.
 */
package org.inion.baseline;
