package org.inion.format.edf;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inion.signal.Event;

/**
 * The annotation signal of a file that is written: for each record its start, then what happened in
 * it.
 *
 * <p><b>Source</b>: EDF+ 2.2.2 to 2.2.4.
 */
final class AnnotationTrack {
  private final List<ByteArrayOutputStream> records = new ArrayList<>();
  private final int samplesPerRecord;
  private final int bytesPerSample;

  AnnotationTrack(EdfLayout layout) {
    bytesPerSample = layout.variant().bytesPerSample();
    for (BigDecimal onset : layout.recordOnsets()) {
      ByteArrayOutputStream record = new ByteArrayOutputStream();
      append(record, stamp(onset), "");
      records.add(record);
    }
    for (Event event : layout.annotations()) {
      BigDecimal onset = BigDecimal.valueOf(event.onsetSeconds());
      BigDecimal inFile = onset.add(layout.recordOnsets().get(0));
      append(records.get(recordAt(inFile, layout.recordOnsets())), stamp(inFile, event), event);
    }
    int bytes = records.stream().mapToInt(ByteArrayOutputStream::size).max().orElse(0);
    samplesPerRecord = (bytes + bytesPerSample - 1) / bytesPerSample;
  }

  /** Samples whose bytes hold what there is to say in the fullest record. */
  int samplesPerRecord() {
    return samplesPerRecord;
  }

  /** The bytes of a record, filled up with zeros. */
  byte[] record(int record) {
    return Arrays.copyOf(records.get(record).toByteArray(), samplesPerRecord * bytesPerSample);
  }

  private static void append(ByteArrayOutputStream record, String stamp, Event event) {
    if (event.value().isEmpty() || event.value().chars().anyMatch(c -> c < ' ' && !isLayout(c))) {
      throw new IllegalArgumentException(
          "Cannot write the annotation: text must have printable characters, tabs and line ends"
              + " only, and at least one, but was \""
              + event.value()
              + "\"");
    }
    append(record, stamp, event.value());
  }

  private static void append(ByteArrayOutputStream record, String stamp, String text) {
    record.writeBytes(
        (stamp + Tal.AFTER_TEXT + text + Tal.AFTER_TEXT).getBytes(StandardCharsets.UTF_8));
    record.write(0);
  }

  private static boolean isLayout(int character) {
    return character == '\t' || character == '\n' || character == '\r';
  }

  private static String stamp(BigDecimal onset, Event event) {
    return event.durationSeconds() == 0
        ? stamp(onset)
        : stamp(onset)
            + Tal.BEFORE_DURATION
            + BigDecimal.valueOf(event.durationSeconds()).toPlainString();
  }

  private static String stamp(BigDecimal onset) {
    String number = onset.signum() == 0 ? "0" : onset.stripTrailingZeros().toPlainString();
    return number.startsWith("-") ? number : "+" + number;
  }

  /** The last record that starts at or before a time, else the first. */
  private static int recordAt(BigDecimal time, List<BigDecimal> onsets) {
    int record = onsets.size() - 1;
    while (record > 0 && onsets.get(record).compareTo(time) > 0) {
      record--;
    }
    return record;
  }
}
