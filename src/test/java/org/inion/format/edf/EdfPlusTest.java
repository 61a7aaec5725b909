package org.inion.format.edf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.MemoryChannel;
import org.inion.format.ReadPolicies;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;

/** Annotations and time, clause by clause of the EDF+ standard. */
class EdfPlusTest {
  private static final Event LONG = new Event(0, 0, "a text that makes room for what is put here");

  @Test
  @Covers(Feature.EVENTS)
  void edfPlus_2_2_2_aListMayHaveSeveralTextsOfOneOnset() throws IOException {
    assertThat(eventsOf("+0\u0014\u0014\u0000+1.5\u0014Lights off\u0014Close door\u0014"))
        .containsExactly(new Event(1.5, 0, "Lights off"), new Event(1.5, 0, "Close door"));
  }

  @Test
  @Covers(Feature.DURATIONS)
  void edfPlus_2_2_2_aDurationFollowsTheOnset() throws IOException {
    assertThat(eventsOf("+0\u0014\u0014\u0000+1800.2\u001525.5\u0014Apnea\u0014"))
        .containsExactly(new Event(1800.2, 25.5, "Apnea"));
  }

  @Test
  void edfPlus_2_2_2_anOnsetMayPrecedeTheStart() throws IOException {
    assertThat(eventsOf("+0\u0014\u0014\u0000-0.065\u0014Beep\u0014"))
        .containsExactly(new Event(-0.065, 0, "Beep"));
  }

  @Test
  void edfPlus_2_2_2_everyAnnotationSignalIsRead() throws IOException {
    EdfLayout layout = EdfBytes.layout(EdfVariant.EDF_C, 1).withAnnotations(List.of(LONG));
    byte[] file = EdfBytes.with(EdfBytes.write(layout), SignalField.LABEL, 1, "EDF Annotations");
    byte[] second = Arrays.copyOf("+9\u0014second\u0014".getBytes(UTF_8), 16);
    EdfHeader header = EdfBytes.open(file).header();
    int at = (int) (header.bytes() + header.offsetInRecord(1));
    System.arraycopy(second, 0, file, at, second.length);
    try (EdfFile opened = EdfBytes.open(file)) {
      assertThat(opened.channels()).hasSize(1);
      assertThat(opened.events()).contains(LONG, new Event(9, 0, "second"));
    }
  }

  @Test
  @Covers(Feature.UTF_8)
  void edfPlus_2_2_3_textsAreUtf8() throws IOException {
    assertThat(eventsOf("+0\u0014\u0014\u0000+1\u0014\u4ef0\u5367 \u00b5V\n2\u0014"))
        .extracting(Event::value)
        .containsExactly("\u4ef0\u5367 \u00b5V\n2");
  }

  @Test
  void edfPlus_2_2_4_timeKeepingIsNoEvent() throws IOException {
    try (EdfFile file = EdfBytes.open(EdfBytes.write(EdfBytes.layout(EdfVariant.EDF_C, 5)))) {
      assertThat(file.events()).isEmpty();
    }
  }

  @Test
  void edfPlus_2_2_4_aTextMayFollowTheTimeKeepingInItsList() throws IOException {
    assertThat(eventsOf("+0\u0014\u0014R-wave\u0014")).containsExactly(new Event(0, 0, "R-wave"));
  }

  @Test
  void edfPlus_2_2_4_annotationOnsetsAreRelativeToTheStart() throws IOException {
    assertThat(eventsOf("+0.3945312\u0014\u0014\u0000+2.3457031\u0014XLSpike\u0014"))
        .containsExactly(new Event(1.9511719, 0, "XLSpike"));
  }

  @Test
  @Covers(Feature.CONTINUOUS)
  void edfPlus_2_2_4_recordsThatFollowEachOtherAreOneSegment() throws IOException {
    assertThat(segmentsOf("0", "1", "2")).containsExactly(Segment.whole(3));
  }

  @Test
  @Covers(Feature.GAPS)
  void edfPlus_2_2_4_aGapBeginsASegment() throws IOException {
    assertThat(segmentsOf("0.25", "1.25", "4", "5", "9.5"))
        .containsExactly(new Segment(0, 0, 2), new Segment(3.75, 2, 2), new Segment(9.25, 4, 1));
  }

  @Test
  void edfPlus_2_2_4_lessThanHalfASampleIsNoGap() throws IOException {
    assertThat(segmentsOf("0", "1.06", "2.06")).containsExactly(Segment.whole(3));
    assertThat(segmentsOf("0", "1.07", "2.07"))
        .containsExactly(new Segment(0, 0, 1), new Segment(1.07, 1, 2));
  }

  @Test
  void edfPlus_2_2_4_annotationsOfADiscontinuousFileKeepTheirTime() throws IOException {
    EdfLayout layout =
        EdfBytes.layout(EdfVariant.EDF_D, 2)
            .withRecordOnsets(EdfBytes.onsets("0.5", "100.5"))
            .withAnnotations(List.of(new Event(100.25, 0, "late")));
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout))) {
      assertThat(file.events()).containsExactly(new Event(100.25, 0, "late"));
    }
  }

  @Test
  void aSegmentSaysWhichStoredSamplesAreItsOwn() throws IOException {
    EdfLayout layout =
        EdfBytes.layout(EdfVariant.EDF_D, 3).withRecordOnsets(EdfBytes.onsets("0", "7", "8"));
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout))) {
      Segment second = file.segments().get(1);
      SampleRate rate = file.channels().get(0).rate();
      float[][] values = new float[1][16];
      file.source(new int[] {0}, second).read(0, 16, values, 0);
      assertThat(second.firstSample(rate)).isEqualTo(8);
      assertThat(second.stopSampleExclusive(rate)).isEqualTo(24);
      assertThat(values[0]).startsWith(8, 9, 10).endsWith(23);
    }
  }

  @Test
  void aFileMayHoldAnnotationsAloneAndHaveNoDuration() throws IOException {
    EdfLayout layout =
        EdfLayout.continuous(EdfVariant.BDF_C, BigDecimal.ZERO, 1, List.of())
            .withAnnotations(List.of(new Event(0, 30, "Sleep stage W")));
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout))) {
      assertThat(file.channels()).isEmpty();
      assertThat(file.segments()).isEmpty();
      assertThat(file.events()).containsExactly(new Event(0, 30, "Sleep stage W"));
    }
  }

  @Test
  void aContinuousFileIsOpenedAndPlannedWithoutItsData() throws IOException {
    MemoryChannel channel = new MemoryChannel(EdfBytes.write(EdfBytes.layout(EdfVariant.EDF_C, 9)));
    try (EdfFile file = EdfBytes.open(channel, ReadPolicies.DEFAULT)) {
      assertThat(file.segments()).containsExactly(Segment.whole(9));
      assertThat(file.storedSeconds()).isEqualTo(9);
      assertThat(channel.takeBytesRead()).isEqualTo(file.header().bytes());
    }
  }

  /** The events of a file whose first record has these annotation bytes. */
  private static List<Event> eventsOf(String annotations) throws IOException {
    byte[] file =
        EdfBytes.write(EdfBytes.layout(EdfVariant.EDF_C, 1).withAnnotations(List.of(LONG)));
    try (EdfFile opened = EdfBytes.open(EdfBytes.withAnnotationBytes(file, 0, annotations))) {
      return opened.events();
    }
  }

  private static List<Segment> segmentsOf(String... onsets) throws IOException {
    EdfLayout layout =
        EdfBytes.layout(EdfVariant.EDF_D, onsets.length).withRecordOnsets(EdfBytes.onsets(onsets));
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout))) {
      return file.segments();
    }
  }
}
