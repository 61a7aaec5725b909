package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inion.file.LocalFiles;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.PhysicalUnit;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.format.SharedData;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every real EDF and BDF file against what two independent readers found in it. */
class EdfOracleTest {

  /** What a reader found in a file. */
  record Reference(Path file, JsonNode values) {
    @Override
    public String toString() {
      return file.getFileName().toString();
    }
  }

  static List<Reference> nativeReferences() throws IOException {
    return references("edf_native_reference.json");
  }

  static List<Reference> mneReferences() throws IOException {
    return references("mne_reference.json");
  }

  @Test
  void everyFileHasReferences() throws IOException {
    List<Path> files = find(path -> isEdf(path.toString()));
    assertThat(files).hasSizeGreaterThan(40);
    assertThat(nativeReferences()).extracting(Reference::file).containsAll(files);
    assertThat(mneReferences()).extracting(Reference::file).containsAll(files);
  }

  @ParameterizedTest
  @MethodSource("nativeReferences")
  void channelsAreThoseOfTheReference(Reference reference) throws IOException {
    try (EdfFile file = open(reference)) {
      JsonNode signals = reference.values().get("signals");
      assertThat(file.channels()).hasSize(signals.size());
      assertThat(file.records()).isEqualTo(reference.values().get("n_records_in_file").asLong());
      int[] positions = file.header().sampledSignals();
      for (int i = 0; i < positions.length; i++) {
        EdfSignal signal = file.header().signals().get(positions[i]);
        Channel channel = file.channels().get(i);
        JsonNode expected = signals.get(i);
        assertThat(signal.label()).isEqualTo(expected.get("label").asText().trim());
        assertThat(signal.unit()).isEqualTo(expected.get("unit").asText().trim());
        assertThat(channel.rate().hertz()).isEqualTo(expected.get("rate_hz").asDouble());
        assertThat(channel.samples()).isEqualTo(expected.get("n").asLong());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("nativeReferences")
  void digitalValuesAreThoseOfTheReference(Reference reference) throws IOException {
    try (EdfFile file = open(reference)) {
      for (int i = 0; i < file.channels().size(); i++) {
        JsonNode expected = reference.values().get("signals").get(i);
        int[] digital = EdfBytes.digital(file, i);
        assertThat(Arrays.copyOf(digital, 5)).containsExactly(ints(expected.get("digital_first5")));
        assertThat(Arrays.copyOfRange(digital, digital.length - 5, digital.length))
            .containsExactly(ints(expected.get("digital_last5")));
        assertThat(IntStream.of(digital).min()).hasValue(expected.get("digital_min").asInt());
        assertThat(IntStream.of(digital).max()).hasValue(expected.get("digital_max").asInt());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("nativeReferences")
  @Covers(Feature.MIXED_RATES)
  void physicalValuesAreThoseOfTheReference(Reference reference) throws IOException {
    try (EdfFile file = open(reference)) {
      int[] positions = file.header().sampledSignals();
      for (int i = 0; i < positions.length; i++) {
        EdfSignal signal = file.header().signals().get(positions[i]);
        JsonNode expected = reference.values().get("signals").get(i);
        double[] physical = new double[(int) file.channels().get(i).samples()];
        int[] digital = EdfBytes.digital(file, i);
        double gain =
            (signal.physicalMax() - signal.physicalMin())
                / (signal.digitalMax() - signal.digitalMin());
        Arrays.setAll(
            physical, k -> (digital[k] - signal.digitalMin()) * gain + signal.physicalMin());
        double mean = Arrays.stream(physical).average().orElseThrow();
        double variance =
            Arrays.stream(physical).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double std = expected.get("phys_std_ddof0").asDouble();
        double expectedMean = expected.get("phys_mean").asDouble();
        // A mean may be nearly zero beside what it is the mean of.
        double meanScale = Math.max(Math.abs(expectedMean), std);
        assertThat(mean).isCloseTo(expectedMean, within(1e-9 * meanScale));
        assertThat(Math.sqrt(variance)).isCloseTo(std, within(1e-9 * std));
        assertFloatsAreTheFormula(file, i, physical);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mneReferences")
  void annotationsAreThoseOfMne(Reference reference) throws IOException {
    try (EdfFile file = open(reference)) {
      List<Event> annotations = file.annotations();
      assertThat(annotations).hasSize(reference.values().get("annotations_count").asInt());
      JsonNode first = reference.values().get("annotations_first10");
      for (int i = 0; i < first.size(); i++) {
        Event event = annotations.get(i);
        assertThat(event.onsetSeconds()).isCloseTo(first.get(i).get(0).asDouble(), within(1e-6));
        assertThat(event.durationSeconds()).isCloseTo(first.get(i).get(1).asDouble(), within(1e-6));
        assertThat(event.value()).isEqualTo(first.get(i).get(2).asText());
      }
    }
  }

  /** A float is the float64 value of the formula, in the unit that is read, rounded once. */
  private static void assertFloatsAreTheFormula(EdfFile file, int channel, double[] physical)
      throws IOException {
    EdfSignal signal = file.header().signals().get(file.header().sampledSignals()[channel]);
    double factor = PhysicalUnit.of(signal.unit()).factor();
    float[] expected = new float[physical.length];
    for (int k = 0; k < physical.length; k++) {
      expected[k] = (float) (physical[k] * factor);
    }
    float[][] values = new float[1][physical.length];
    file.read(new int[] {channel}, 0, physical.length, values, 0);
    assertThat(Arrays.equals(values[0], expected)).isTrue();
  }

  private static EdfFile open(Reference reference) throws IOException {
    return (EdfFile)
        RecordingFormats.all()
            .open(new LocalFiles(), reference.file().toString(), ReadPolicies.DEFAULT);
  }

  private static List<Reference> references(String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Reference> references = new ArrayList<>();
    for (Path path : find(p -> p.getFileName().toString().equals(name))) {
      for (JsonNode file : json.readTree(path.toFile()).get("files")) {
        String relative = file.get("file").asText();
        if (isEdf(relative)) {
          references.add(new Reference(path.resolveSibling(relative), file));
        }
      }
    }
    return references;
  }

  private static List<Path> find(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> paths = Files.walk(SharedData.folder())) {
      return paths.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    }
  }

  private static boolean isEdf(String path) {
    return path.toLowerCase(Locale.ROOT).matches(".*\\.[eb]df");
  }

  private static int[] ints(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
  }
}
