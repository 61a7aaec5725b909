/**
 * Predictions in the form in which others take them, and whether they would.
 *
 * <p><b>In</b>: trained runs or exported models, predictions folders, windows to score on, zips
 * from anywhere. <b>Out</b>: the challenge's zip or a CSV, each with its card; findings by rule;
 * scores. <b>Must not</b> know Spark, nor run the Python of a zip unless a Python was named for it.
 */
package org.inion.submit;
