package org.inion.simulate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingLayout;
import org.inion.format.SampleWriter;
import org.inion.format.brainvision.BrainVisionWriter;
import org.inion.format.edf.EdfLayout;
import org.inion.format.edf.EdfSignal;
import org.inion.format.edf.EdfVariant;
import org.inion.format.edf.EdfWriter;
import org.inion.format.eeglab.EeglabWriter;

/** What recordings can be written as. */
enum RawFormat {
  BDF(3, ".bdf"),
  EDF(2, ".edf"),
  SET(4, ".set", ".fdt"),
  SET_INSIDE(4, ".set"),
  BRAINVISION(4, ".vhdr", ".vmrk", ".eeg"),
  BRAINVISION_INT16(2, ".vhdr", ".vmrk", ".eeg");

  private static final double TENTH_OF_MICROVOLT = 0.1;

  private final int bytesPerSample;
  private final String extensions;

  RawFormat(int bytesPerSample, String... extensions) {
    this.bytesPerSample = bytesPerSample;
    this.extensions = String.join(" ", extensions);
  }

  /** Names as the configuration has them. */
  static List<String> keys() {
    return Arrays.stream(values()).map(RawFormat::key).toList();
  }

  static RawFormat of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int bytesPerSample() {
    return bytesPerSample;
  }

  /** Extensions of the files of a recording; the first is the one that it is opened by. */
  List<String> extensions() {
    return List.of(extensions.split(" "));
  }

  /** Gets ready to write a recording of whole seconds, a block a second. */
  SampleWriter open(RecordingFiles files, RecordingLayout layout) throws IOException {
    return switch (this) {
      case BDF -> edf(EdfVariant.BDF_C, 262_143, files.create(".bdf"), layout);
      case EDF -> edf(EdfVariant.EDF_C, 3276.7, files.create(".edf"), layout);
      case SET -> EeglabWriter.open(files, layout, EeglabWriter.Samples.BESIDE);
      case SET_INSIDE -> EeglabWriter.open(files, layout, EeglabWriter.Samples.INSIDE);
      case BRAINVISION -> BrainVisionWriter.floats(files, layout);
      case BRAINVISION_INT16 ->
          BrainVisionWriter.integers(
              files, layout, Collections.nCopies(layout.channels().size(), TENTH_OF_MICROVOLT));
    };
  }

  /** One value is left out, so that 0 µV is exactly 0 and the reference is flat. */
  private static SampleWriter edf(
      EdfVariant variant,
      double rangeMicrovolts,
      WritableByteChannel target,
      RecordingLayout layout)
      throws IOException {
    int most = variant.largestDigital();
    int perSecond = (int) layout.rate().sampleAt(1);
    List<EdfSignal> signals =
        layout.channels().stream()
            .map(
                channel ->
                    new EdfSignal(
                        channel.name(),
                        "uV",
                        -rangeMicrovolts,
                        rangeMicrovolts,
                        -most,
                        most,
                        perSecond))
            .toList();
    int seconds = (int) (layout.samples() / perSecond);
    return EdfWriter.open(
        target,
        EdfLayout.continuous(variant, BigDecimal.ONE, seconds, signals)
            .withAnnotations(layout.events()));
  }
}
