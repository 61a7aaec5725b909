/**
 * Pure scores: how far predictions are from labels, and how sure that is.
 *
 * <p>In: labels and predictions as plain arrays, each row's subject. Out: one number a metric, its
 * interval over subjects, and the curves behind some of them. A value that cannot be scored is a
 * {@link org.inion.error.BadDataException}; a score that is not defined for the values, such as a
 * correlation with a constant, is {@code NaN}. It knows no table, file or task. May use {@code
 * error}.
 */
package org.inion.metric;
