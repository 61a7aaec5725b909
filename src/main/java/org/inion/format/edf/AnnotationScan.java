package org.inion.format.edf;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.Event;

/**
 * All annotations of a file, from every record and every annotation signal.
 *
 * <p><b>Source</b>: EDF+ 2.2.
 */
final class AnnotationScan {
  /** An annotation that breaks the rules is left out. */
  static final String MALFORMED = "malformed-annotation-skipped";

  /** Texts take many times their bytes in memory; no recording has as many. */
  static final long MOST_TEXTS = 150_000;

  private static final long BYTES_FOR_ANOTHER = 50;

  private final EdfHeader header;
  private final FileWindow window;
  private final Where where;
  private final long mostTexts;
  private long texts;
  private final List<Tal> tals = new ArrayList<>();
  private final List<BigDecimal> recordOnsets = new ArrayList<>();
  private int malformed;

  private AnnotationScan(EdfHeader header, long records, FileWindow window, Where where) {
    this.header = header;
    this.window = window;
    this.where = where;
    this.mostTexts = MOST_TEXTS + records * header.recordBytes() / BYTES_FOR_ANOTHER;
  }

  static AnnotationScan of(EdfHeader header, long records, FileWindow window, Where where)
      throws IOException {
    AnnotationScan scan = new AnnotationScan(header, records, window, where);
    if (header.annotationSignals().length > 0 || header.variant().discontinuous()) {
      for (long record = 0; record < records; record++) {
        scan.readRecord(record, records);
      }
    }
    return scan;
  }

  /** How many annotations were left out because they break the rules. */
  int malformed() {
    return malformed;
  }

  /** The start of each record that tells one; in a discontinuous file that is every record. */
  List<BigDecimal> recordOnsets() {
    return recordOnsets;
  }

  /**
   * What happened, by onset; what has one onset stays in the order of the file.
   *
   * <p>Onsets count from the first sample, which may lie a part of a second after the start that
   * the header tells (EDF+ 2.2.4).
   */
  List<Event> events() {
    BigDecimal start = recordOnsets.isEmpty() ? BigDecimal.ZERO : recordOnsets.get(0);
    List<Event> events = new ArrayList<>();
    for (Tal tal : tals) {
      double onset = tal.onsetSeconds().subtract(start).doubleValue();
      for (String text : tal.texts()) {
        if (!text.isEmpty()) {
          events.add(new Event(onset, tal.durationSeconds().doubleValue(), text));
        }
      }
    }
    events.sort(Comparator.comparingDouble(Event::onsetSeconds));
    return List.copyOf(events);
  }

  private void readRecord(long record, long records) throws IOException {
    Optional<Tal> first = Optional.empty();
    int[] signals = header.annotationSignals();
    for (int i = 0; i < signals.length; i++) {
      int before = tals.size();
      read(record, signals[i], records);
      if (i == 0 && before < tals.size()) {
        first = Optional.of(tals.get(before));
      }
    }
    Optional<BigDecimal> onset = first.filter(Tal::keepsTime).map(Tal::onsetSeconds);
    if (onset.isPresent()) {
      recordOnsets.add(onset.get());
    } else if (header.variant().discontinuous()) {
      throw where.bad(
          "Cannot place data record "
              + record
              + " in time: its first annotation must be empty and tell its start, but is not."
              + " Correct the file, or mark it as continuous if it is.");
    } else if (record == 0) {
      recordOnsets.add(BigDecimal.ZERO);
    }
  }

  private void read(long record, int signal, long records) throws IOException {
    int bytes =
        Math.multiplyExact(
            header.signals().get(signal).samplesPerRecord(), header.variant().bytesPerSample());
    long position = header.bytes() + record * header.recordBytes() + header.offsetInRecord(signal);
    // What lies between annotations is worth reading only where it is little.
    long worthwhile =
        header.recordBytes() < FileWindow.BYTES / 4
            ? header.bytes() + records * header.recordBytes()
            : 0;
    int at = window.seek(position, bytes, worthwhile);
    parse(window.buffer(), at, at + bytes);
  }

  private void parse(byte[] bytes, int from, int to) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i < to && bytes[i] == Tal.AFTER_TEXT && ++texts > mostTexts) {
        throw tooMany();
      }
      if (i == to || bytes[i] == 0) {
        if (i > start) {
          Optional<Tal> tal = Tal.parse(bytes, start, i);
          tal.ifPresent(tals::add);
          malformed += tal.isPresent() ? 0 : 1;
        }
        start = i + 1;
      }
    }
  }

  private BadDataException tooMany() {
    return where.bad(
        "Cannot read the annotations: there must be at most "
            + mostTexts
            + " texts in a file of this size, but there are more. The annotation signal is damaged:"
            + " copy the file again from its source, or leave the recording out.");
  }
}
