package org.inion.predict;

import org.inion.batch.FolderFiles;
import org.inion.file.FileStore;
import org.inion.table.ModelContract;

/**
 * What is to be predicted, by what, where to.
 *
 * @param windows the folder
 * @param archive the model
 * @param model what it takes and gives
 * @param out folder of the predictions
 * @param store where it lies
 * @param settings which windows, and how
 */
public record PredictRequest(
    FolderFiles windows,
    ModelArchive archive,
    ModelContract model,
    String out,
    FileStore store,
    PredictSettings settings) {}
