package org.inion.ingest;

import java.io.Serializable;
import org.apache.spark.util.SerializableConfiguration;
import org.inion.table.Contract;

/**
 * What every task of a run needs.
 *
 * @param configText the resolved configuration
 * @param contract what the windows of the folder have in common
 * @param rows columns of the table
 * @param staging folder for finished recordings
 * @param hadoop how to reach files
 */
record RunContext(
    String configText,
    Contract contract,
    RowSchema rows,
    String staging,
    SerializableConfiguration hadoop)
    implements Serializable {}
