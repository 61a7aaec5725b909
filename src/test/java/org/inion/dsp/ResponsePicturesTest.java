package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inion.error.Where;
import org.inion.signal.SampleRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pictures of the documentation are those of the kernels; {@code -Dinion.update.pictures=true}
 * draws them again.
 */
class ResponsePicturesTest {
  private static final Path FOLDER = Path.of("docs/concepts/pictures");

  @ParameterizedTest
  @CsvSource({
    "response-default, 0.5, 40, 500",
    "response-challenge-500-hz, 0.5, 50, 500",
    "response-challenge-100-hz, 0.5, 50, 100",
    "response-anti-alias, 0, 0, 500"
  })
  void areThoseOfTheKernels(String file, double highPassHz, double lowPassHz, double rateHz)
      throws IOException {
    FilterSpec spec = highPassHz > 0 ? FilterSpec.band(highPassHz, lowPassHz) : FilterSpec.none();
    SampleRate rate = SampleRate.ofHertz(rateHz);
    Kernel kernel = FilterDesign.kernel(Where.file(file), spec, rate, SampleRate.ofHertz(100));
    String band =
        highPassHz > 0
            ? String.format("Band %s to %.0f Hz", highPassHz, lowPassHz)
            : "Anti-alias alone";
    String title =
        String.format("%s, from %.0f Hz to 100 Hz: %d taps", band, rateHz, kernel.length());
    String picture = ResponsePicture.of(kernel, title, 50);
    Path path = FOLDER.resolve(file + ".svg");
    if (Boolean.getBoolean("inion.update.pictures")) {
      Files.createDirectories(FOLDER);
      Files.writeString(path, picture);
    }
    assertThat(path).hasContent(picture);
  }
}
