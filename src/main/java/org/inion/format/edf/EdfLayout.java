package org.inion.format.edf;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.inion.signal.Event;

/**
 * All that must be known of a file before its first data record can be written.
 *
 * @param variant which of the six kinds
 * @param recordSeconds duration of a data record
 * @param records number of data records
 * @param signals those that hold samples; the annotation signal is added to them
 * @param recordOnsets start of each record after the start that the header tells; without gaps
 *     unless the variant is discontinuous
 * @param annotations their onsets count from the first sample
 */
public record EdfLayout(
    EdfVariant variant,
    BigDecimal recordSeconds,
    int records,
    List<EdfSignal> signals,
    List<BigDecimal> recordOnsets,
    List<Event> annotations) {

  /** <b>Throws</b> IllegalArgumentException when the parts contradict each other. */
  public EdfLayout {
    Objects.requireNonNull(variant);
    signals = List.copyOf(signals);
    recordOnsets = List.copyOf(recordOnsets);
    annotations = List.copyOf(annotations);
    require(records >= 0, "number of data records must be >= 0, but was " + records);
    require(
        signals.stream().noneMatch(EdfSignal::isAnnotation),
        "signals must hold samples, but one is labelled as annotations");
    require(
        variant.annotated() || annotations.isEmpty(),
        "annotations must be in a file of a + variant, but it is " + variant);
    require(
        recordOnsets.size() == records,
        "onsets must be as many as the records, " + records + ", but were " + recordOnsets.size());
    for (int i = 1; i < records; i++) {
      BigDecimal expected = recordOnsets.get(i - 1).add(recordSeconds);
      int gap = recordOnsets.get(i).compareTo(expected);
      require(
          variant.discontinuous() ? gap >= 0 : gap == 0,
          "onset of record "
              + i
              + " must be "
              + (variant.discontinuous() ? ">= " : "")
              + expected
              + " s, but was "
              + recordOnsets.get(i)
              + " s");
    }
    require(
        variant.annotated() || records == 0 || recordOnsets.get(0).signum() == 0,
        "the first onset must be 0 s in a file of no + variant");
  }

  /** A file without gaps and annotations that starts at the full second. */
  public static EdfLayout continuous(
      EdfVariant variant, BigDecimal recordSeconds, int records, List<EdfSignal> signals) {
    List<BigDecimal> onsets =
        IntStream.range(0, records)
            .mapToObj(record -> recordSeconds.multiply(BigDecimal.valueOf(record)))
            .toList();
    return new EdfLayout(variant, recordSeconds, records, signals, onsets, List.of());
  }

  /** The same file with these annotations. */
  public EdfLayout withAnnotations(List<Event> events) {
    return new EdfLayout(variant, recordSeconds, records, signals, recordOnsets, events);
  }

  /** The same file with records that start at these times. */
  public EdfLayout withRecordOnsets(List<BigDecimal> onsets) {
    return new EdfLayout(variant, recordSeconds, records, signals, onsets, annotations);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid layout: " + problem);
    }
  }
}
