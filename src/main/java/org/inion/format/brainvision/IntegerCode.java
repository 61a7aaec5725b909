package org.inion.format.brainvision;

import java.nio.ByteBuffer;
import java.util.List;
import org.inion.format.FrameWriter;

/** Values as counts of a resolution of each channel. */
final class IntegerCode implements FrameWriter.Code {
  private final double[] resolutions;
  private long saturated;

  IntegerCode(List<Double> resolutions) {
    this.resolutions = resolutions.stream().mapToDouble(Double::doubleValue).toArray();
    for (double resolution : this.resolutions) {
      if (!(resolution > 0 && Double.isFinite(resolution))) {
        throw new IllegalArgumentException(
            "Invalid resolution: must be finite and > 0, but was " + resolution);
      }
    }
  }

  @Override
  public int bytes() {
    return Encoding.INT_16.bytes();
  }

  /** The nearest count; what lies beyond the range becomes its end, as an amplifier does. */
  @Override
  public void put(float value, int channel, ByteBuffer to) {
    double count = Math.rint(value / resolutions[channel]);
    if (Double.isNaN(count)) {
      throw new IllegalArgumentException(
          "Cannot write channel " + channel + ": a sample must be a number");
    }
    // The lowest count is left out, so that the range is the same on both sides of 0.
    double limited = Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, count));
    saturated += limited == count ? 0 : 1;
    to.putShort((short) limited);
  }

  /** How many lay beyond the range. */
  long saturated() {
    return saturated;
  }
}
