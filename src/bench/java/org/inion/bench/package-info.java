/**
 * How fast Inion is and how much memory it takes: {@code jobs/bench}, and JMH for single parts.
 *
 * <p>In: recordings that it makes itself, and the peers' programs where they are. Out: figures. No
 * other room knows it; it is built with the tests and is not in the jar.
 */
package org.inion.bench;
