package org.inion.predict;

/**
 * What a run came to.
 *
 * @param windows that have a prediction now
 * @param labelled those among them with a label
 * @param subjects whose windows they are
 * @param predictedNow windows that this run predicted
 * @param resumedSpans pieces that an ended run had done
 * @param parts files of the table
 * @param seconds that predicting took, without beginning and publishing
 * @param model fingerprint
 */
public record PredictSummary(
    long windows,
    long labelled,
    int subjects,
    long predictedNow,
    int resumedSpans,
    int parts,
    double seconds,
    String model) {}
