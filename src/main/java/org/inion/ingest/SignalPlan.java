package org.inion.ingest;

import org.inion.dsp.FilterSpec;
import org.inion.dsp.artifact.ArtifactBands;
import org.inion.error.Where;
import org.inion.signal.Recording;

/**
 * How the channels of an open recording become the rows of its signal.
 *
 * @param where for messages
 * @param layout which channel is which row
 * @param filter of the signal
 * @param bands whose power is taken of the unfiltered signal
 */
record SignalPlan(
    Where where,
    Recording recording,
    ChannelLayout layout,
    FilterSpec filter,
    ArtifactBands bands) {}
