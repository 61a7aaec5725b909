package org.inion.format.brainvision;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.inion.format.bytes.ByteSpans;
import org.inion.format.bytes.ChannelReader;
import org.inion.format.bytes.FrameReader;
import org.inion.format.bytes.SampleCoding;
import org.inion.format.bytes.SampleReader;
import org.inion.signal.SampleRate;

/**
 * What the header says.
 *
 * @param firstLine which names format and version
 * @param dataFile name of the file of samples, as the header writes it
 * @param markerFile name of the file of markers, as the header writes it; empty where it names none
 * @param hiddenChannels stored behind those that are described, and not read
 * @param points promised samples of each channel; empty where the header does not tell
 * @param softwareFilters rows of the table of filters that were applied while recording, as the
 *     comment has them
 */
record BrainVisionHeader(
    String firstLine,
    String charset,
    String dataFile,
    Optional<String> markerFile,
    Encoding encoding,
    ByteOrder byteOrder,
    Orientation orientation,
    List<BrainVisionChannel> channels,
    int hiddenChannels,
    SampleRate rate,
    OptionalLong points,
    OptionalLong segmentPoints,
    List<String> softwareFilters) {

  /** In which order samples lie in the file. */
  enum Orientation {
    /** One sample of every channel, then the next of every channel. */
    MULTIPLEXED,
    /** All samples of a channel, then all of the next. */
    VECTORIZED
  }

  BrainVisionHeader {
    channels = List.copyOf(channels);
    softwareFilters = List.copyOf(softwareFilters);
  }

  /** Channels in the file of samples. */
  int storedChannels() {
    return channels.size() + hiddenChannels;
  }

  /**
   * A reader of the samples.
   *
   * @param points of each channel, as they lie in the file
   */
  SampleReader samples(ByteSpans bytes, long points) {
    SampleCoding coding = new SampleCoding(encoding.type(), byteOrder);
    double[] gains = channels.stream().mapToDouble(BrainVisionChannel::gain).toArray();
    return orientation == Orientation.MULTIPLEXED
        ? new FrameReader(bytes, coding, storedChannels(), gains)
        : new ChannelReader(bytes, coding, points, gains);
  }

  /** Bytes of one sample of every channel. */
  long frameBytes() {
    return (long) storedChannels() * encoding.bytes();
  }
}
