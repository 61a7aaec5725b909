/**
 * The whole way on a simulated dataset: a list of jobs, each as a person would type it, and the
 * page that shows what came out.
 *
 * <p>In: how large it shall be, and what runs a job. Out: a folder with what each job leaves, and
 * {@code report.html} over them. It does no job's work: the page is made of what the jobs wrote.
 * May use {@code table} to look at windows, {@code report} and {@code evaluate} for pictures and
 * words, {@code train}'s layout of a run folder, {@code metric}, {@code file}, {@code error}. It
 * must not touch Spark, DJL or Arrow.
 */
package org.inion.demo;
