/**
 * What is asked of the data: which recordings, where their windows lie, what is predicted of them
 * and how that is scored; who is left out, and how subjects are divided.
 *
 * <p>In: {@code conf/tasks} and the other parts of a configuration that say so; datasets, for
 * {@link org.inion.task.TrialTable}. Out: a {@link org.inion.task.Task} and the values that it is
 * made of. It reads text and never a signal. May use {@code config}, {@code error}, {@code window},
 * whose rules it reads from the configuration, {@code metric}, whose names it knows, and {@code
 * bids}, {@code file} and {@code signal}, to answer from text alone what a task's examples are.
 */
package org.inion.task;
