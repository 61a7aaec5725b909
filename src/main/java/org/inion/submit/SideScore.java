package org.inion.submit;

import java.nio.file.Path;
import org.inion.evaluate.Origin;
import org.inion.metric.Interval;

/**
 * What a model scores on a windows folder, as the challenge scores: by window.
 *
 * @param folder of the windows
 * @param side whose windows
 * @param origin of the recordings
 * @param windows with a label
 * @param subjects they are of
 * @param nrmse lower is better; predicting the mean scores 1
 * @param interval 95 %, over subjects
 */
public record SideScore(
    Path folder,
    Side side,
    Origin origin,
    int windows,
    int subjects,
    double nrmse,
    Interval interval) {}
