package org.inion.format.eeglab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.inion.format.FrameWriter;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingLayout;
import org.inion.format.SampleWriter;
import org.inion.format.bytes.NumberType;
import org.inion.format.matlab.MatValue;
import org.inion.format.matlab.mat5.Mat5Writer;

/**
 * Writes a dataset of EEGLAB: a {@code .set} file of version 5, its samples as float32 inside or in
 * a {@code .fdt} file beside it.
 *
 * <p>Samples go to the file as they come. A {@code .set} file with its samples beside is written
 * last: where it is, the dataset is whole.
 *
 * <p><b>Source</b>: EEGLAB, {@code pop_saveset.m}, {@code eeg_checkset.m}, {@code floatwrite.m}.
 */
public final class EeglabWriter implements SampleWriter {
  private static final String SET = ".set";
  private static final String FDT = ".fdt";
  private static final String VARIABLE = "EEG";

  private final RecordingFiles files;
  private final MatValue.Struct fields;
  private final Samples place;
  private final WritableByteChannel target;
  private final FrameWriter frames;
  private final int padding;

  /** Where the samples lie. */
  public enum Samples {
    INSIDE,
    BESIDE
  }

  private EeglabWriter(
      RecordingFiles files,
      RecordingLayout layout,
      Samples place,
      WritableByteChannel target,
      MatValue.Struct fields,
      int padding) {
    this.files = files;
    this.place = place;
    this.target = target;
    this.fields = fields;
    this.padding = padding;
    this.frames = new FrameWriter(target, layout, FrameWriter.Code.FLOAT32);
  }

  /**
   * Gets ready for the first sample.
   *
   * <p><b>Throws</b> IllegalArgumentException when an event lies in a gap, or when samples that
   * shall be inside are more than a file of version 5 can hold, 2 GB.
   */
  public static EeglabWriter open(RecordingFiles files, RecordingLayout layout, Samples place)
      throws IOException {
    if (place == Samples.BESIDE) {
      MatValue name = new MatValue.Text(files.name(FDT));
      MatValue.Struct fields = DatasetFields.of(layout, files.name(""), name);
      return new EeglabWriter(files, layout, place, files.create(FDT), fields, 0);
    }
    MatValue.Struct fields = DatasetFields.of(layout, files.name(""), MatValue.empty());
    Mat5Writer.Tail data =
        new Mat5Writer.Tail(
            "data", List.of((long) layout.channels().size(), layout.samples()), NumberType.FLOAT32);
    byte[] before = Mat5Writer.fileBefore(VARIABLE, fields, data);
    WritableByteChannel set = files.create(SET);
    try {
      RecordingFiles.write(set, ByteBuffer.wrap(before));
      return new EeglabWriter(files, layout, place, set, fields, data.padding());
    } catch (IOException | RuntimeException e) {
      set.close();
      throw e;
    }
  }

  @Override
  public void write(float[][] samples) throws IOException {
    frames.write(samples);
  }

  /** {@inheritDoc} A float32 holds every value. */
  @Override
  public long saturatedSamples() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    try (WritableByteChannel closed = target) {
      frames.requireWhole();
      RecordingFiles.write(closed, ByteBuffer.allocate(padding));
    }
    if (place == Samples.BESIDE) {
      files.write(SET, Mat5Writer.file(VARIABLE, fields));
    }
  }
}
