package org.inion.format.edf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inion.format.MemoryChannel;
import org.inion.format.ReadPolicies;

/** Small files in memory, sound ones and broken ones. */
final class EdfBytes {
  static final String NAME = "sub-01_eeg.edf";

  private EdfBytes() {}

  /** A signal of unit gain: a digital value is its own physical value in µV. */
  static EdfSignal signal(EdfVariant variant, String label, int samplesPerRecord) {
    return EdfSignal.fullRange(
        variant,
        label,
        "uV",
        variant.smallestDigital(),
        variant.largestDigital(),
        samplesPerRecord);
  }

  /** Two channels, {@code records} records of 1 s, 8 samples each. */
  static EdfLayout layout(EdfVariant variant, int records) {
    return EdfLayout.continuous(
        variant,
        BigDecimal.ONE,
        records,
        List.of(signal(variant, "EEG Fp1", 8), signal(variant, "EEG Fp2", 8)));
  }

  static byte[] plain(int records) {
    return write(layout(EdfVariant.EDF, records));
  }

  /** A file whose samples count up from channel * 1000. */
  static byte[] write(EdfLayout layout) {
    return write(layout, (channel, sample) -> channel * 1000 + sample);
  }

  static byte[] write(EdfLayout layout, Samples samples) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EdfWriter writer = EdfWriter.open(Channels.newChannel(bytes), layout)) {
      for (int record = 0; record < layout.records(); record++) {
        int[][] block = new int[layout.signals().size()][];
        for (int c = 0; c < block.length; c++) {
          int perRecord = layout.signals().get(c).samplesPerRecord();
          int channel = c;
          int first = record * perRecord;
          block[c] = new int[perRecord];
          Arrays.setAll(block[c], i -> samples.at(channel, first + i));
        }
        writer.writeDigital(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] with(byte[] file, HeaderField field, String text) {
    return put(file, field.offset(), field.width(), text);
  }

  static byte[] with(byte[] file, SignalField field, int signal, String text) {
    int signals =
        Integer.parseInt(
            new String(
                    file,
                    HeaderField.SIGNALS.offset(),
                    HeaderField.SIGNALS.width(),
                    StandardCharsets.US_ASCII)
                .trim());
    return put(file, field.offset(signal, signals), field.width(), text);
  }

  /** Replaces the annotation bytes of a record in a file whose last signal holds annotations. */
  static byte[] withAnnotationBytes(byte[] file, int record, String text) {
    EdfHeader header = open(file).header();
    int signal = header.signals().size() - 1;
    int bytes = header.signals().get(signal).samplesPerRecord() * header.variant().bytesPerSample();
    long at = header.bytes() + record * header.recordBytes() + header.offsetInRecord(signal);
    byte[] changed = file.clone();
    Arrays.fill(changed, (int) at, (int) at + bytes, (byte) 0);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, changed, (int) at, Math.min(utf8.length, bytes));
    return changed;
  }

  /** What a transfer in text mode makes of a file. */
  static byte[] inTextMode(byte[] file) {
    ByteArrayOutputStream mangled = new ByteArrayOutputStream();
    for (byte b : file) {
      if (b == '\n') {
        mangled.write('\r');
      }
      mangled.write(b);
    }
    return mangled.toByteArray();
  }

  static EdfFile open(byte[] file) {
    return open(file, ReadPolicies.DEFAULT);
  }

  static EdfFile open(byte[] file, ReadPolicies policies) {
    return open(new MemoryChannel(file), policies);
  }

  static EdfFile open(MemoryChannel file, ReadPolicies policies) {
    try {
      return EdfFile.open(file, NAME, policies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All digital values of a channel. */
  static int[] digital(EdfFile file, int channel) throws IOException {
    int samples = (int) file.channels().get(channel).samples();
    int[][] values = new int[1][samples];
    file.readDigital(new int[] {channel}, 0, samples, values, 0);
    return values[0];
  }

  static List<BigDecimal> onsets(String... seconds) {
    List<BigDecimal> onsets = new ArrayList<>();
    for (String onset : seconds) {
      onsets.add(new BigDecimal(onset));
    }
    return onsets;
  }

  private static byte[] put(byte[] file, int offset, int width, String text) {
    byte[] changed = file.clone();
    Arrays.fill(changed, offset, offset + width, (byte) ' ');
    byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(latin1, 0, changed, offset, latin1.length);
    return changed;
  }

  /** The digital value of a channel's sample, counted from the first of the file. */
  interface Samples {
    int at(int channel, int sample);
  }
}
