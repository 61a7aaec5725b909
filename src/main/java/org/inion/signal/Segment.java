package org.inion.signal;

import java.io.Serializable;

/**
 * A stretch of a recording without a gap. Samples are stored one segment after the other; a segment
 * says where in time its samples lie.
 *
 * @param onsetSeconds time of its first sample, from the recording's first sample
 * @param storedSeconds where its first sample is stored: the summed length of the segments before
 *     it
 * @param lengthSeconds its length
 */
public record Segment(double onsetSeconds, double storedSeconds, double lengthSeconds)
    implements Serializable {

  /** The whole of a recording without gaps. */
  public static Segment whole(double lengthSeconds) {
    return new Segment(0, 0, lengthSeconds);
  }

  /** First stored sample at a rate. */
  public long firstSample(SampleRate rate) {
    return rate.sampleAt(storedSeconds);
  }

  /** The stored sample after the last one at a rate. */
  public long stopSampleExclusive(SampleRate rate) {
    return rate.sampleAt(storedSeconds + lengthSeconds);
  }
}
