package org.inion.format.edf;

import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.inion.signal.SampleRate;

/**
 * What a file says of itself before its data: enough to plan a job, at the price of one small read.
 *
 * @param variant which of the six kinds
 * @param promisedRecords data records, or {@link #UNKNOWN_RECORDS}
 * @param recordSeconds duration of a data record; 0 in files that hold annotations alone
 * @param signals in the order of the file, annotation signals among them
 */
public record EdfHeader(
    EdfVariant variant, long promisedRecords, BigDecimal recordSeconds, List<EdfSignal> signals)
    implements Serializable {

  /** The number of records of a file that was not closed. */
  public static final long UNKNOWN_RECORDS = -1;

  /** <b>Throws</b> IllegalArgumentException when signals have no duration to be sampled in. */
  public EdfHeader {
    Objects.requireNonNull(variant);
    signals = List.copyOf(signals);
    if (promisedRecords < UNKNOWN_RECORDS) {
      throw new IllegalArgumentException(
          HeaderField.RECORDS.title() + " must be >= -1, but was " + promisedRecords);
    }
    boolean sampled = signals.stream().anyMatch(signal -> !signal.isAnnotation());
    if (recordSeconds.signum() < 0 || (sampled && recordSeconds.signum() == 0)) {
      throw new IllegalArgumentException(
          HeaderField.RECORD_SECONDS.title()
              + (sampled ? " must be > 0 s where there are signals" : " must be >= 0 s")
              + ", but was "
              + recordSeconds.toPlainString()
              + " s");
    }
  }

  /**
   * Reads the header of a file.
   *
   * @param bytes read from its first byte on
   * @param fileName what messages call the file
   * @throws org.inion.error.BadDataException when it is cut off or a field of it is wrong
   */
  public static EdfHeader read(SeekableByteChannel bytes, String fileName) throws IOException {
    return HeaderReader.read(bytes, fileName);
  }

  /** Bytes before the first data record. */
  public long bytes() {
    return HeaderField.BYTES + (long) SignalField.BYTES * signals.size();
  }

  /** Bytes of one data record. */
  public long recordBytes() {
    return offsetInRecord(signals.size());
  }

  /** Position of a signal's first byte in a data record. */
  long offsetInRecord(int signal) {
    long samples = 0;
    for (EdfSignal before : signals.subList(0, signal)) {
      samples += before.samplesPerRecord();
    }
    return samples * variant.bytesPerSample();
  }

  /** Positions of the signals that hold samples: the channels of the recording. */
  public int[] sampledSignals() {
    return IntStream.range(0, signals.size()).filter(i -> !signals.get(i).isAnnotation()).toArray();
  }

  /** Positions of the signals that hold annotations. */
  public int[] annotationSignals() {
    return IntStream.range(0, signals.size()).filter(i -> signals.get(i).isAnnotation()).toArray();
  }

  /**
   * The exact rate of a signal that holds samples.
   *
   * <p><b>Throws</b> IllegalArgumentException when the fraction is beyond 64 bits.
   */
  public SampleRate rate(int signal) {
    int samples = signals.get(signal).samplesPerRecord();
    try {
      return SampleRate.per(BigDecimal.valueOf(samples), recordSeconds);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "sample rate must be a fraction of 64-bit numbers, but was "
              + samples
              + " samples in "
              + recordSeconds
              + " s",
          e);
    }
  }
}
