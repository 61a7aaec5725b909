package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.inion.format.FormatFuzz.Report;
import org.inion.format.FormatFuzz.Sample;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged copies of the real files of every format. Seeds 0 to 19,999 of each were tried. */
class FormatFuzzTest {
  private static final long QUICK_MILLIS = 3_000;
  private static final long MANY = 20_000;
  private static final long LARGEST_BYTES = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {".edf", ".bdf", ".vhdr"})
  void noDamageIsMoreThanALine(String extension) throws Exception {
    // Other seeds than those of the long run, and the same ones each time.
    check(extension, 1_000_000, Long.MAX_VALUE, QUICK_MILLIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {".edf", ".bdf", ".vhdr"})
  @Tag("slow")
  void noDamageOfTwentyThousandIsMoreThanALine(String extension) throws Exception {
    Report report = check(extension, 0, MANY, Long.MAX_VALUE / 2_000_000);
    assertThat(report.inputs()).isEqualTo(MANY);
  }

  @Test
  void aHarnessThatFindsNothingWouldBeNone() throws Exception {
    RecordingFormat broken =
        new RecordingFormat() {
          @Override
          public List<String> extensions() {
            return List.of(".x");
          }

          @Override
          public org.inion.signal.Recording open(
              org.inion.file.FileTree files, String path, ReadPolicies policies)
              throws IOException {
            int size = (int) files.open(path).size();
            byte[] much = size > 100 ? new byte[200_000_000] : new byte[1];
            throw new IllegalStateException("size " + size + much.length);
          }
        };
    Sample sample = new Sample("a.x", java.util.Map.of("a.x", new byte[101]));
    Report report = new FormatFuzz(broken, List.of(sample)).run(0, 30, 5_000);
    assertThat(report.finds())
        .anyMatch(find -> find.what().contains("IllegalStateException"))
        .anyMatch(find -> find.what().startsWith("allocated 200"));
  }

  private static Report check(String extension, long first, long most, long millis)
      throws Exception {
    FormatFuzz fuzz =
        new FormatFuzz(RecordingFormats.all().of("x" + extension), samples(extension));
    Report report = fuzz.run(first, most, millis);
    assertThat(report.finds()).as("finds of %s inputs", report.inputs()).isEmpty();
    assertThat(report.inputs()).isGreaterThan(50);
    assertThat(report.refused()).isPositive();
    return report;
  }

  /** The real recordings up to a size, with the files beside them. */
  private static List<Sample> samples(String extension) throws IOException {
    List<Sample> samples = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> paths = Files.walk(SharedData.folder().resolve("formats"))) {
      files = paths.filter(path -> matches(path, extension)).sorted().toList();
    }
    for (Path file : files) {
      Path[] others = extension.equals(".vhdr") ? partsOf(file) : new Path[0];
      Sample sample = Sample.of(file, others);
      if (sample.bytes() <= LARGEST_BYTES) {
        samples.add(sample);
      }
    }
    assumeThat(samples).isNotEmpty();
    return samples;
  }

  private static boolean matches(Path path, String extension) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(extension) || (extension.equals(".vhdr") && name.endsWith(".ahdr"));
  }

  /** The files that a header names. */
  private static Path[] partsOf(Path header) throws IOException {
    String text = Files.readString(header, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.lines()
        .filter(line -> line.startsWith("DataFile=") || line.startsWith("MarkerFile="))
        .map(line -> header.resolveSibling(line.substring(line.indexOf('=') + 1).strip()))
        .toArray(Path[]::new);
  }
}
