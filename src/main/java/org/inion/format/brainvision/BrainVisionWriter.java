package org.inion.format.brainvision;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.inion.format.FrameWriter;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingLayout;
import org.inion.format.SampleWriter;

/**
 * Writes a BrainVision recording: {@code .eeg}, {@code .vmrk}, {@code .vhdr}, multiplexed, low byte
 * first, in UTF-8.
 *
 * <p>Samples go to their file as they come. The header is written last: where it is, the recording
 * is whole.
 */
public final class BrainVisionWriter implements SampleWriter {
  static final String HEADER = ".vhdr";
  static final String MARKERS = ".vmrk";
  static final String DATA = ".eeg";

  private final RecordingFiles files;
  private final HeaderText texts;
  private final WritableByteChannel target;
  private final FrameWriter frames;
  private final IntegerCode integers;

  private BrainVisionWriter(RecordingFiles files, HeaderText texts, FrameWriter.Code code)
      throws IOException {
    this.files = files;
    this.texts = texts;
    this.integers = code instanceof IntegerCode counting ? counting : new IntegerCode(List.of());
    this.target = files.create(DATA);
    this.frames = new FrameWriter(target, texts.layout(), code);
  }

  /**
   * Gets ready for the first sample, each an {@code IEEE_FLOAT_32}.
   *
   * <p><b>Throws</b> IllegalArgumentException when there is a gap and no start from which its date
   * could be told, an event lies in a gap, a text has line ends, or no sampling interval stands for
   * the rate.
   */
  public static BrainVisionWriter floats(RecordingFiles files, RecordingLayout layout)
      throws IOException {
    List<Double> ones = Collections.nCopies(layout.channels().size(), 1.0);
    HeaderText texts = new HeaderText(layout, files.name(""), Encoding.IEEE_FLOAT_32, ones);
    return new BrainVisionWriter(files, texts.checked(), FrameWriter.Code.FLOAT32);
  }

  /**
   * As {@link #floats}, each an {@code INT_16}.
   *
   * @param resolutions what a count of each channel stands for; µV for voltages, else the channel's
   *     own unit
   */
  public static BrainVisionWriter integers(
      RecordingFiles files, RecordingLayout layout, List<Double> resolutions) throws IOException {
    IntegerCode code = new IntegerCode(resolutions);
    HeaderText texts = new HeaderText(layout, files.name(""), Encoding.INT_16, resolutions);
    return new BrainVisionWriter(files, texts.checked(), code);
  }

  /** {@inheritDoc} <b>Throws</b> IllegalArgumentException when one for a count is no number. */
  @Override
  public void write(float[][] samples) throws IOException {
    frames.write(samples);
  }

  /** {@inheritDoc} That is 32,767 counts. */
  @Override
  public long saturatedSamples() {
    return integers.saturated();
  }

  @Override
  public void close() throws IOException {
    target.close();
    frames.requireWhole();
    files.write(MARKERS, texts.markers().getBytes(StandardCharsets.UTF_8));
    files.write(HEADER, texts.header().getBytes(StandardCharsets.UTF_8));
  }
}
