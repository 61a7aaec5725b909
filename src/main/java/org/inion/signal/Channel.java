package org.inion.signal;

import java.io.Serializable;
import java.util.Objects;

/**
 * One channel of a recording.
 *
 * @param name unique in its recording
 * @param type what it records
 * @param unit of the values as they are read: {@code uV} for every voltage, else the file's own
 *     unit
 * @param fileUnit the unit as the file spells it, before any conversion; empty where unknown
 * @param rate of this channel; channels of one file may differ
 * @param samples in the whole recording
 */
public record Channel(
    String name, ChannelType type, String unit, String fileUnit, SampleRate rate, long samples)
    implements Serializable {

  public Channel {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(fileUnit);
    Objects.requireNonNull(rate);
    if (samples < 0) {
      throw new IllegalArgumentException("Invalid sample count: must be >= 0, but was " + samples);
    }
  }

  /** A channel of which it is unknown how its file spells the unit. */
  public Channel(String name, ChannelType type, String unit, SampleRate rate, long samples) {
    this(name, type, unit, "", rate, samples);
  }

  /** The same channel with another type. */
  public Channel withType(ChannelType newType) {
    return new Channel(name, newType, unit, fileUnit, rate, samples);
  }

  /** The same channel with the unit as its file spells it. */
  public Channel withFileUnit(String newFileUnit) {
    return new Channel(name, type, unit, newFileUnit, rate, samples);
  }
}
