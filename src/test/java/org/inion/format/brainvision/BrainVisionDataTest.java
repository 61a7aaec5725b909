package org.inion.format.brainvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.file.LocalFiles;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.TruncatedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples in every encoding and order, and files that are shorter or longer than they say. */
class BrainVisionDataTest {
  private static final ReadPolicies DROP_LAST =
      ReadPolicies.DEFAULT.withTruncatedRecord(TruncatedRecord.DROP_LAST);

  @ParameterizedTest
  @CsvSource({
    "INT_16, false, false",
    "INT_32, false, false",
    "IEEE_FLOAT_32, false, false",
    "INT_16, true, false",
    "INT_32, true, false",
    "IEEE_FLOAT_32, true, false",
    "INT_16, false, true",
    "IEEE_FLOAT_32, true, true"
  })
  @Covers({
    Feature.CONTINUOUS,
    Feature.INTEGERS_16,
    Feature.INTEGERS_32,
    Feature.FLOATS_32,
    Feature.BIG_ENDIAN,
    Feature.CHANNEL_BY_CHANNEL
  })
  void everyEncodingGivesTheSameValues(Encoding encoding, boolean vectorized, boolean bigEndian)
      throws IOException {
    BrainVisionBytes bytes = new BrainVisionBytes().encoded(encoding, vectorized);
    if (bigEndian) {
      bytes.order = ByteOrder.BIG_ENDIAN;
      bytes.binary.add("UseBigEndianOrder=YES");
    }
    try (BrainVisionFile file = bytes.open()) {
      for (int c = 0; c < 2; c++) {
        float[] expected = new float[bytes.points];
        for (int i = 0; i < expected.length; i++) {
          expected[i] = (float) (BrainVisionBytes.count(c, i) * 0.5);
        }
        assertThat(BrainVisionBytes.read(file, c)).isEqualTo(expected);
      }
    }
  }

  @Test
  void aFileThatEndsEarlyIsRefusedWithTheNumbers() {
    BrainVisionBytes bytes = new BrainVisionBytes().with("DataPoints", "150");
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[folder/rec.eeg] Cannot read the data: its size must be 150 samples of 2 channels of 2"
                + " bytes, but was 400 bytes, which are 100 samples. Copy the file again from its"
                + " source, or set read.truncated-record to drop-last to read 100 samples.");
  }

  @Test
  void aFileThatEndsEarlyIsReadByPolicyAndCounted() throws IOException {
    try (BrainVisionFile file = new BrainVisionBytes().with("DataPoints", "150").open(DROP_LAST)) {
      assertThat(file.channels().get(0).samples()).isEqualTo(100);
      assertThat(file.repairs()).isEqualTo(Map.of(PointCount.TRUNCATED, 1));
    }
  }

  @Test
  @Covers(value = Feature.CUT_OFF, how = Covers.How.BY_POLICY)
  void aSampleThatIsCutIsRefusedOrDropped() throws IOException {
    BrainVisionBytes bytes = new BrainVisionBytes();
    Map<String, byte[]> files = bytes.files();
    files.compute("folder/rec.eeg", (name, data) -> Arrays.copyOf(data, 399));
    assertThatThrownBy(() -> bytes.open(files, ReadPolicies.DEFAULT))
        .hasMessageContaining("which are 99 samples and 3 bytes");
    try (BrainVisionFile file = bytes.open(files, DROP_LAST)) {
      assertThat(file.channels().get(0).samples()).isEqualTo(99);
    }
  }

  @Test
  void bytesBehindThePromisedSamplesAreCounted() throws IOException {
    BrainVisionBytes bytes = new BrainVisionBytes().with("DataPoints", "100");
    Map<String, byte[]> files = bytes.files();
    files.compute("folder/rec.eeg", (name, data) -> Arrays.copyOf(data, 402));
    try (BrainVisionFile file = bytes.open(files, ReadPolicies.DEFAULT)) {
      assertThat(file.channels().get(0).samples()).isEqualTo(100);
      assertThat(file.repairs()).isEqualTo(Map.of(PointCount.TRAILING, 1));
    }
  }

  @Test
  @Covers(value = Feature.TOO_LONG, how = Covers.How.REPAIRED)
  void moreSamplesThanPromisedAreReadAndCounted() throws IOException {
    try (BrainVisionFile file = new BrainVisionBytes().with("DataPoints", "60").open()) {
      assertThat(file.channels().get(0).samples()).isEqualTo(100);
      assertThat(file.repairs()).isEqualTo(Map.of(PointCount.FROM_SIZE, 1));
    }
  }

  @Test
  void vectorizedDataOfAnotherSizeAreRefusedUnderAnyPolicy() {
    BrainVisionBytes bytes =
        new BrainVisionBytes().encoded(Encoding.INT_16, true).with("DataPoints", "99");
    assertThatThrownBy(() -> bytes.open(DROP_LAST))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("must be 99 samples")
        .hasMessageContaining("Where each channel begins in vectorized data is therefore unknown")
        .hasMessageContaining("correct DataPoints");
  }

  @Test
  void aFileWithoutASampleIsRefused() {
    BrainVisionBytes bytes = new BrainVisionBytes();
    bytes.points = 0;
    assertThatThrownBy(() -> bytes.open(DROP_LAST))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("but was 0 bytes");
  }

  @Test
  @Covers(value = Feature.SHRINKING, how = Covers.How.REFUSED)
  void aFileThatBecomesShorterWhileItIsOpenIsSaidToBe(@TempDir Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : new BrainVisionBytes().files().entrySet()) {
      Files.write(folder.resolve(file.getKey().replace("folder/", "")), file.getValue());
    }
    String path = folder.resolve("rec.vhdr").toString();
    try (BrainVisionFile file =
        new BrainVisionFormat().open(new LocalFiles(), path, ReadPolicies.DEFAULT)) {
      Files.write(folder.resolve("rec.eeg"), new byte[7]);
      assertThatThrownBy(() -> BrainVisionBytes.read(file, 0))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("must have at least 400 bytes, but ended after 7 bytes");
    }
  }

  @Test
  void theHeaderOfAVAmpHasOneChannelLessThanItsData() throws IOException {
    BrainVisionBytes bytes = new BrainVisionBytes();
    bytes.path = "folder/rec.ahdr";
    bytes.firstLine = "Brain Vision V-Amp Data Header File Version 1.0";
    bytes.stored = 3;
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.channels()).hasSize(2).allMatch(channel -> channel.samples() == 100);
      assertThat(BrainVisionBytes.read(file, 1)[5])
          .isEqualTo((float) (BrainVisionBytes.count(1, 5) * 0.5));
    }
  }
}
