/**
 * Where a recording is cut, how its windows are labelled from events, and which side of a split
 * each subject is on.
 *
 * <p>In: segments and events of a recording, and its stored rate; subjects with their labels. Out:
 * a {@link org.inion.window.WindowPlan}, label values for an anchoring event, and a {@link
 * org.inion.window.SplitTable}. Everything here is arithmetic on values: no files, no samples read,
 * no Spark.
 */
package org.inion.window;
