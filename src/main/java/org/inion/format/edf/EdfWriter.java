package org.inion.format.edf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.format.SampleWriter;
import org.inion.signal.SampleRate;
import org.inion.signal.SignalSource;

/**
 * Writes a file of any of the six kinds, one data record after the other, to a channel that need
 * not be seekable.
 *
 * <p>A sample beyond its signal's range is stored as the range's end, as an amplifier does, and
 * counted.
 */
public final class EdfWriter implements SampleWriter {
  private final WritableByteChannel target;
  private final EdfLayout layout;
  private final Optional<AnnotationTrack> track;
  private final List<Calibration> calibrations;
  private final ByteBuffer record;
  private int recordsWritten;
  private long saturated;

  private EdfWriter(WritableByteChannel target, EdfLayout layout) {
    this.target = target;
    this.layout = layout;
    this.track =
        layout.variant().annotated() ? Optional.of(new AnnotationTrack(layout)) : Optional.empty();
    this.calibrations = layout.signals().stream().map(Calibration::of).toList();
    this.record = ByteBuffer.allocate(Math.toIntExact(header().recordBytes()));
  }

  /**
   * Writes the header and gets ready for the first record.
   *
   * <p><b>Throws</b> IllegalArgumentException when a value does not fit its field in the header:
   * numbers have 8 characters, labels 16.
   *
   * @param target closed with the writer
   */
  public static EdfWriter open(WritableByteChannel target, EdfLayout layout) throws IOException {
    for (EdfSignal signal : layout.signals()) {
      requireDigitalRange(signal, layout.variant());
    }
    EdfWriter writer = new EdfWriter(target, layout);
    writer.write(ByteBuffer.wrap(HeaderWriter.bytes(writer.header())));
    return writer;
  }

  /** The header of the file. */
  public EdfHeader header() {
    List<EdfSignal> signals = new ArrayList<>(layout.signals());
    track.ifPresent(
        t ->
            signals.add(
                EdfSignal.annotations(layout.variant().annotationLabel(), t.samplesPerRecord())));
    return new EdfHeader(layout.variant(), layout.records(), layout.recordSeconds(), signals);
  }

  /**
   * Writes the next record.
   *
   * <p><b>Shape</b>: {@code [signal][samplesPerRecord of that signal]}. <b>Unit</b>: µV for
   * voltages, else the signal's own.
   *
   * <p><b>Throws</b> IllegalArgumentException when a value is not a number.
   */
  @Override
  public void write(float[][] physical) throws IOException {
    record.clear();
    for (int i = 0; i < layout.signals().size(); i++) {
      put(i, physical[i], layout.signals().get(i).samplesPerRecord());
    }
    finishRecord();
  }

  /**
   * Writes the next record from digital values.
   *
   * <p><b>Shape</b>: {@code [signal][samplesPerRecord of that signal]}.
   */
  public void writeDigital(int[][] digital) throws IOException {
    record.clear();
    for (int i = 0; i < layout.signals().size(); i++) {
      EdfSignal signal = layout.signals().get(i);
      for (int k = 0; k < signal.samplesPerRecord(); k++) {
        put(saturate(digital[i][k], signal));
      }
    }
    finishRecord();
  }

  /**
   * Writes all records from a source of as many channels as there are signals.
   *
   * <p><b>Throws</b> IllegalArgumentException when its channels, its rate or its length are not
   * those of the layout.
   */
  @Override
  public void writeAll(SignalSource source) throws IOException {
    List<EdfSignal> signals = layout.signals();
    int perRecord = signals.get(0).samplesPerRecord();
    SampleRate rate = header().rate(0);
    require(source.channels() == signals.size(), "channels", signals.size(), source.channels());
    require(source.rate().equals(rate), "rate", rate, source.rate());
    long samples = (long) perRecord * layout.records();
    require(source.samples() == samples, "samples", samples, source.samples());
    float[][] block = new float[signals.size()][perRecord];
    for (long start = 0; start < samples; start += perRecord) {
      source.read(start, perRecord, block, 0);
      write(block);
    }
  }

  /** {@inheritDoc} That is the range of their signal. */
  @Override
  public long saturatedSamples() {
    return saturated;
  }

  /**
   * Closes the file.
   *
   * <p><b>Throws</b> IllegalStateException when fewer records were written than the header
   * promises.
   */
  @Override
  public void close() throws IOException {
    target.close();
    if (recordsWritten != layout.records()) {
      throw new IllegalStateException(
          "Cannot finish the file: "
              + layout.records()
              + " records must be written, but were "
              + recordsWritten);
    }
  }

  private void put(int i, float[] physical, int samples) {
    EdfSignal signal = layout.signals().get(i);
    Calibration calibration = calibrations.get(i);
    for (int k = 0; k < samples; k++) {
      double digital = calibration.digital(physical[k]);
      if (Double.isNaN(digital)) {
        throw new IllegalArgumentException(
            "Cannot write signal \"" + signal.label() + "\": sample " + k + " must be a number");
      }
      put(saturate(digital, signal));
    }
  }

  private int saturate(double digital, EdfSignal signal) {
    double limited = Math.max(signal.digitalMin(), Math.min(signal.digitalMax(), digital));
    if (limited != digital) {
      saturated++;
    }
    return (int) limited;
  }

  private void put(int digital) {
    record.put((byte) digital).put((byte) (digital >> 8));
    if (layout.variant().bytesPerSample() == 3) {
      record.put((byte) (digital >> 16));
    }
  }

  private void finishRecord() throws IOException {
    if (recordsWritten == layout.records()) {
      throw new IllegalStateException(
          "Cannot write a record more than the " + layout.records() + " that were announced");
    }
    track.ifPresent(t -> record.put(t.record(recordsWritten)));
    write(record.flip());
    recordsWritten++;
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }

  private static void requireDigitalRange(EdfSignal signal, EdfVariant variant) {
    boolean fits =
        signal.digitalMin() >= variant.smallestDigital()
            && signal.digitalMax() <= variant.largestDigital();
    require(
        fits,
        "digital range of \"" + signal.label() + "\"",
        variant.smallestDigital() + " … " + variant.largestDigital(),
        signal.digitalMin() + " … " + signal.digitalMax());
  }

  private static void require(boolean holds, String what, Object rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot write the file: " + what + " must be " + rule + ", but was " + value);
    }
  }
}
