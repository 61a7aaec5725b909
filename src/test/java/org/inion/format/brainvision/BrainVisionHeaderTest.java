package org.inion.format.brainvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.inion.error.BadDataException;
import org.inion.format.ChannelNames;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header says, in every spelling, and what it must not say. */
class BrainVisionHeaderTest {
  private final BrainVisionBytes bytes = new BrainVisionBytes();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Brain Vision Data Exchange Header File Version 1.0",
        "Brain Vision Data Exchange Header File, Version 2.0",
        "BrainVision Core Data Header File Version 1.0",
        "\uFEFFBrain Vision V-Amp Data Header File Version 1.0"
      })
  @Covers(Feature.VERSIONS)
  void everyVersionIsRead(String firstLine) throws IOException {
    bytes.firstLine = firstLine;
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.channels()).extracting(Channel::name).containsExactly("Fz", "Cz");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Brain Vision Data Exchange Header File Version 3.0", "EEG", "\u0000\u0001\n"})
  @Covers(value = Feature.ANOTHER_FORMAT, how = Covers.How.REFUSED)
  void anotherFirstLineIsRefused(String firstLine) {
    bytes.firstLine = firstLine;
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(
            "[folder/rec.vhdr, line 1] Cannot read the text: it must be \"Brain Vision Data"
                + " Exchange Header File Version 1.0\" or 2.0, but was ")
        .hasMessageNotContainingAny("\n", "\u0000");
  }

  @ParameterizedTest
  @CsvSource({
    "µV, 1",
    "\u03BCV, 1",
    "uV, 1",
    "\u00C2µV, 1",
    "\uFFFDV, 1",
    "'', 1",
    "nV, 0.001",
    "mV, 1000",
    "V, 1000000"
  })
  @Covers({Feature.VOLTS, Feature.SCALES})
  void everyVoltageIsReadInMicrovolts(String unit, double factor) throws IOException {
    bytes.channels("Fz,,2," + unit, "Cz,,2");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.channels()).extracting(Channel::unit).containsExactly("uV", "uV");
      assertThat(file.channels().get(0).type()).isEqualTo(ChannelType.EEG);
      float[] values = BrainVisionBytes.read(file, 0);
      assertThat(values[3]).isEqualTo((float) (BrainVisionBytes.count(0, 3) * (2 * factor)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"µS", "C", "ARU", "BS", "MV"})
  @Covers(Feature.OTHER_UNITS)
  void otherUnitsStayAsTheyAre(String unit) throws IOException {
    bytes.channels("GSR,,0.25," + unit + ",future,extension", "Cz,,");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.channels().get(0).unit()).isEqualTo(unit);
      assertThat(file.channels().get(0).type()).isEqualTo(ChannelType.MISC);
      assertThat(BrainVisionBytes.read(file, 0)[3]).isEqualTo(-4979 * 0.25f);
      assertThat(BrainVisionBytes.read(file, 1)[0]).isEqualTo(-4000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ''",
    "UTF-8, UTF-8",
    "ISO-8859-1, ''",
    "ISO-8859-1, UTF-8",
    "windows-1252, ANSI",
    "ISO-8859-1, X-NOBODY-KNOWS"
  })
  @Covers({Feature.UTF_8, Feature.LATIN_1})
  void everyCharacterSetIsRead(Charset charset, String codepage) throws IOException {
    bytes.charset = charset;
    bytes.with("Codepage", codepage).channels("Ohr\u00E4,,0.5,\u00B5V", "Cz,,0.5,\u00B5V");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.channels().get(0).name()).isEqualTo("Ohr\u00E4");
      assertThat(file.channels().get(0).unit()).isEqualTo("uV");
      assertThat(file.channels().get(0).fileUnit()).isEqualTo("\u00B5V");
    }
  }

  @Test
  void commasInNamesAreCoded() throws IOException {
    bytes.channels("Fp1\\1 left,re\\1f,0.5,\u00B5V", "Cz,,0.5");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.channels().get(0).name()).isEqualTo("Fp1, left");
    }
  }

  @Test
  void namesOfSectionsAndKeysAreReadInAnyCase() throws IOException {
    bytes.with("DataFile", "").with("datafile", "rec.eeg");
    String text = new String(bytes.header(), StandardCharsets.UTF_8);
    var files = bytes.files();
    files.put(bytes.path, text.replace("Infos]", "infos]").getBytes(StandardCharsets.UTF_8));
    try (BrainVisionFile file = bytes.open(files, ReadPolicies.DEFAULT)) {
      assertThat(file.channels()).hasSize(2);
    }
  }

  @Test
  @Covers(value = Feature.SAME_NAMES, how = Covers.How.REPAIRED)
  void channelsOfOneNameAreRenamedAndCounted() throws IOException {
    bytes.channels("Fz,,0.5", "Fz,,0.5");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.channels()).extracting(Channel::name).containsExactly("Fz-0", "Fz-1");
      assertThat(file.repairs()).containsEntry(ChannelNames.RENAMED, 2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 100, 1",
    "200, 5000, 1",
    "976.5625, 1024, 1",
    "3333.333, 300, 1",
    "3333.3333333333335, 300, 1",
    "3333, 1000000, 3333",
    "1e4, 100, 1"
  })
  @Covers(Feature.FRACTIONAL_RATE)
  void theRateIsTheOneThatTheIntervalStandsFor(String interval, long samples, long seconds) {
    assertThat(SamplingInterval.rate(new BigDecimal(interval)))
        .isEqualTo(new SampleRate(samples, seconds));
  }

  @Test
  void softwareFiltersAreToldAndTheFreeTextIsNotParsed() throws IOException {
    bytes.tail =
        "[Comment]\r\n[Channel Infos]\r\nCh1=x,,9\r\n\r\nS o f t w a r e  F i l t e r s\r\n=====\r\n"
            + "#     Low Cutoff [s]   High Cutoff [Hz]   Notch [Hz]\r\n"
            + "1      0.9              50                 Off\r\n\r\nImpedance [kOhm]\r\n1:  5\r\n";
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.facts())
          .containsEntry(
              "software filters",
              "#  Low Cutoff [s]  High Cutoff [Hz]  Notch [Hz]; 1  0.9  50  Off");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DataFormat | ASCII | DataFormat must be BINARY, but was \"ASCII\". Export",
        "DataType | FREQUENCYDOMAIN | DataType must be TIMEDOMAIN, but was",
        "DataOrientation | SIDEWAYS | must be one of MULTIPLEXED, VECTORIZED, but was \"SIDEWAYS\"",
        "BinaryFormat | UINT_16 | must be one of INT_16, INT_32, IEEE_FLOAT_32, but was \"UINT_16\"",
        "NumberOfChannels | 3 | must be the 2 that [Channel Infos] describes, but was 3",
        "NumberOfChannels | 2000000000 | must be the 2 that [Channel Infos] describes",
        "NumberOfChannels | -1 | must be a whole number >= 1, but was \"-1\"",
        "SamplingInterval | 0 | SamplingInterval must be > 0 µs, but was \"0\"",
        "SamplingInterval | 4,5 | SamplingInterval must be a number, but was \"4,5\"",
        "SamplingInterval | 1e-99 | must give a rate that is a fraction of 64-bit numbers",
        "SamplingInterval | 1e999999999 | SamplingInterval must be a number",
        "DataPoints | many | DataPoints must be a whole number >= 0, but was \"many\"",
      })
  @Covers(
      value = {Feature.BROKEN_HEADER, Feature.ASCII_DATA, Feature.FREQUENCY_DOMAIN},
      how = Covers.How.REFUSED)
  void aWrongValueIsRefusedWithItsLine(String key, String value, String message) {
    bytes.with(key, value);
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("[folder/rec.vhdr, line ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DataFile",
        "DataFormat",
        "DataOrientation",
        "NumberOfChannels",
        "SamplingInterval",
        "BinaryFormat"
      })
  void aMissingKeyIsNamed(String key) {
    bytes.with(key, "");
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("[folder/rec.vhdr, field \"" + key + "\"] Cannot read the header");
  }

  @Test
  void aChannelWithoutALineIsNamed() {
    bytes.channels.set(1, "Ch7=Cz,,0.5");
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("channels must be Ch1 to Ch2, but there is no line for Ch2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "x", "1e-330", "NaN", "0x1p3"})
  void aResolutionThatIsNoneIsRefused(String resolution) {
    bytes.channels("Fz,," + resolution, "Cz,,1");
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("resolution must be");
  }

  @Test
  void aKeyWithTwoValuesIsRefused() {
    bytes.common.add("SamplingInterval=5000");
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("\"SamplingInterval\" must be there once, but was in line");
  }

  @Test
  void aHeaderThatIsNoTextIsRefusedBeforeItIsRead() {
    var files = bytes.files();
    files.put(bytes.path, new byte[(int) BrainVisionFile.MOST_HEADER_BYTES + 1]);
    assertThatThrownBy(() -> bytes.open(files, ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("file must have 1 to 524288 bytes, but has 524289");
  }
}
