/**
 * A trained model over whole datasets, by Spark.
 *
 * <p><b>In</b>: a windows folder, or a DataFrame with its columns; a model's archive. <b>Out</b>: a
 * predictions folder, or a column. A prediction depends on its window and the model alone. <b>Must
 * not</b> know training, nor raw files.
 */
package org.inion.predict;
