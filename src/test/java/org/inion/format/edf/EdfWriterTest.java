package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.util.List;
import java.util.stream.IntStream;
import org.inion.signal.Event;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdfWriterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @ParameterizedTest
  @EnumSource(EdfVariant.class)
  void whatIsWrittenIsReadAgain(EdfVariant variant) throws IOException {
    EdfLayout layout = EdfBytes.layout(variant, 3);
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout))) {
      assertThat(file.header().variant()).isEqualTo(variant);
      assertThat(file.header().signals()).startsWith(layout.signals().toArray(EdfSignal[]::new));
      assertThat(EdfBytes.digital(file, 1)).startsWith(1000, 1001).endsWith(1023);
      assertThat(file.repairs()).isEmpty();
    }
  }

  @Test
  void aSourceIsWrittenRecordByRecord() throws IOException {
    try (EdfFile file = EdfBytes.open(EdfBytes.plain(4));
        EdfWriter writer = writer(EdfBytes.layout(EdfVariant.BDF_C, 4))) {
      writer.writeAll(file.source(new int[] {0, 1}, Segment.whole(4)));
    }
    try (EdfFile copy = EdfBytes.open(bytes.toByteArray())) {
      assertThat(EdfBytes.digital(copy, 0)).startsWith(0, 1, 2).endsWith(31);
    }
  }

  @Test
  void refusesASourceThatDoesNotFitTheLayout() throws IOException {
    try (EdfFile file = EdfBytes.open(EdfBytes.plain(4))) {
      EdfWriter writer = writer(EdfBytes.layout(EdfVariant.EDF, 5));
      assertThatThrownBy(() -> writer.writeAll(file.source(new int[] {0, 1}, Segment.whole(4))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot write the file: samples must be 40, but was 32");
    }
  }

  @Test
  void manyAnnotationsOfOneRecordAreAllWritten() throws IOException {
    List<Event> events =
        IntStream.range(0, 100)
            .mapToObj(i -> new Event(1 + i / 128.0, i % 2, "Ereignis \u4ef0 " + i))
            .toList();
    byte[] file = EdfBytes.write(EdfBytes.layout(EdfVariant.BDF_C, 3).withAnnotations(events));
    try (EdfFile opened = EdfBytes.open(file)) {
      assertThat(opened.annotations()).isEqualTo(events);
    }
  }

  @Test
  void valuesBeyondTheRangeAreItsEndsAndCounted() throws IOException {
    try (EdfWriter writer = writer(oneSignal("uV", -100, 100, 4))) {
      writer.write(new float[][] {{-101, -100, 100, 500}});
      assertThat(writer.saturatedSamples()).isEqualTo(2);
    }
    try (EdfFile file = EdfBytes.open(bytes.toByteArray())) {
      assertThat(EdfBytes.digital(file, 0)).containsExactly(-32768, -32768, 32767, 32767);
    }
  }

  @Test
  void valuesAreTakenInMicrovoltsWhateverTheHeadersUnit() throws IOException {
    try (EdfWriter writer = writer(oneSignal("mV", -32.768, 32.767, 2))) {
      writer.write(new float[][] {{-5, 1200}});
    }
    try (EdfFile file = EdfBytes.open(bytes.toByteArray())) {
      assertThat(EdfBytes.digital(file, 0)).containsExactly(-5, 1200);
    }
  }

  @Test
  void refusesAValueThatIsNoNumber() throws IOException {
    EdfWriter writer = writer(oneSignal("uV", -100, 100, 2));
    assertThatThrownBy(() -> writer.write(new float[][] {{1, Float.NaN}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write signal \"x\": sample 1 must be a number");
  }

  @Test
  void refusesNumbersThatDoNotFitTheirField() {
    assertThatThrownBy(() -> writer(oneSignal("uV", -123.45678, 100, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot write the header: physical minimum must fit 8 ASCII characters, but was"
                + " \"-123.45678\". Choose a rounder number or a shorter text.");
  }

  @Test
  void refusesTextsThatDoNotFitTheirField() {
    assertThatThrownBy(() -> writer(oneSignal("\u00B5V", -1, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("physical dimension must fit 8 ASCII characters");
  }

  @Test
  void refusesADigitalRangeBeyondTheVariant() {
    EdfSignal wide = EdfBytes.signal(EdfVariant.BDF, "x", 2);
    EdfLayout layout = EdfLayout.continuous(EdfVariant.EDF, BigDecimal.ONE, 1, List.of(wide));
    assertThatThrownBy(() -> writer(layout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot write the file: digital range of \"x\" must be -32768 … 32767, but was"
                + " -8388608 … 8388607");
  }

  @Test
  void refusesRecordsThatOverlap() {
    EdfLayout layout = EdfBytes.layout(EdfVariant.EDF_D, 2);
    assertThatThrownBy(() -> layout.withRecordOnsets(EdfBytes.onsets("0", "0.5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid layout: onset of record 1 must be >= 1 s, but was 0.5 s");
  }

  @Test
  void refusesGapsInAContinuousFile() {
    EdfLayout layout = EdfBytes.layout(EdfVariant.EDF_C, 2);
    assertThatThrownBy(() -> layout.withRecordOnsets(EdfBytes.onsets("0", "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid layout: onset of record 1 must be 1 s, but was 2 s");
  }

  @Test
  void refusesAnnotationsInAPlainFile() {
    EdfLayout layout = EdfBytes.layout(EdfVariant.EDF, 2);
    assertThatThrownBy(() -> layout.withAnnotations(List.of(new Event(0, 0, "x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("annotations must be in a file of a + variant, but it is EDF");
  }

  @Test
  void refusesAnAnnotationWithCharactersThatEndIt() {
    EdfLayout layout =
        EdfBytes.layout(EdfVariant.EDF_C, 2).withAnnotations(List.of(new Event(0, 0, "a\u0014b")));
    assertThatThrownBy(() -> writer(layout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text must have printable characters");
  }

  @Test
  void refusesToEndBeforeAllRecordsAreWritten() throws IOException {
    EdfWriter writer = writer(oneSignal("uV", -1, 1, 2));
    assertThatThrownBy(writer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot finish the file: 1 records must be written, but were 0");
  }

  @Test
  void refusesARecordTooMany() throws IOException {
    EdfWriter writer = writer(oneSignal("uV", -1, 1, 1));
    writer.write(new float[][] {{0}});
    assertThatThrownBy(() -> writer.write(new float[][] {{0}}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot write a record more than the 1 that were announced");
  }

  private EdfWriter writer(EdfLayout layout) throws IOException {
    return EdfWriter.open(Channels.newChannel(bytes), layout);
  }

  private static EdfLayout oneSignal(String unit, double min, double max, int samples) {
    return EdfLayout.continuous(
        EdfVariant.EDF,
        BigDecimal.ONE,
        1,
        List.of(EdfSignal.fullRange(EdfVariant.EDF, "x", unit, min, max, samples)));
  }
}
