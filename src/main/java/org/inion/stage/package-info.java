/**
 * A list of items done by Spark, and telling of it: what every job shares that does many
 * recordings.
 *
 * <p>In: items, and what is to be done with one. Out: results, on the driver, as they come. It
 * knows neither recordings nor folders. May use {@code error} and Spark.
 */
package org.inion.stage;
