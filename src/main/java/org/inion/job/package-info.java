/**
 * One picocli command a job: options, wiring, progress, summary, exit code.
 *
 * <p>In: a command line. Out: text for people on standard error and standard output, with {@code
 * --json} one line of JSON. No logic of its own. May use every room; no room uses it.
 */
package org.inion.job;
