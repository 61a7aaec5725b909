/**
 * Parts of a windows table that only executors reach, or that lie beyond the driver's disks.
 *
 * <p><b>In</b>: a windows folder wherever Spark's tasks can read. <b>Out</b>: Arrow record batches
 * on the driver, some row groups at a time. <b>Must not</b> hold a part as a whole, nor decide any
 * order: that is the room above.
 */
package org.inion.batch.spark;
