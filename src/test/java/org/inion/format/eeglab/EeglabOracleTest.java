package org.inion.format.eeglab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inion.file.LocalFiles;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.format.SharedData;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every real dataset of EEGLAB against what MNE, or for version 7.3 h5py, found in it. */
class EeglabOracleTest {

  /** What another reader found in a file. */
  record Reference(Path file, JsonNode values) {
    @Override
    public String toString() {
      return file.getFileName().toString();
    }

    /** Whether it was read without MNE, which would have named the channels. */
    boolean plain() {
      return values.get("kind").asText().contains("h5py");
    }

    /** Samples of each channel, of all trials. */
    int samples() {
      return values.get("n_times").asInt() * values.path("n_epochs").asInt(1);
    }
  }

  static List<Reference> references() throws IOException {
    List<Reference> references = new ArrayList<>();
    for (Path path : find(p -> p.getFileName().toString().equals("mne_reference.json"))) {
      for (JsonNode file : new ObjectMapper().readTree(path.toFile()).get("files")) {
        if (file.get("file").asText().endsWith(".set")) {
          references.add(new Reference(path.resolveSibling(file.get("file").asText()), file));
        }
      }
    }
    return references;
  }

  @Test
  void everyFileHasAReference() throws IOException {
    List<Path> files = find(path -> path.toString().endsWith(".set"));
    assertThat(files).hasSizeGreaterThan(8);
    assertThat(references()).extracting(Reference::file).containsAll(files);
  }

  @ParameterizedTest
  @MethodSource("references")
  void channelsAreThoseOfTheReference(Reference reference) throws IOException {
    try (Recording recording = open(reference)) {
      List<String> names = new ArrayList<>();
      reference.values().get("ch_names").forEach(name -> names.add(name.asText()));
      assertThat(recording.channels())
          .hasSize(reference.values().get("n_channels").asInt())
          .allMatch(channel -> channel.samples() == reference.samples())
          .allMatch(c -> c.rate().hertz() == reference.values().get("sfreq").asDouble());
      if (!names.get(0).equals("ch0")) {
        assertThat(recording.channels()).extracting(Channel::name).isEqualTo(names);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  @Covers(Feature.CONTINUOUS)
  void samplesAreThoseOfTheReference(Reference reference) throws IOException {
    try (Recording recording = open(reference)) {
      int count = recording.channels().size();
      float[][] whole = new float[count][reference.samples()];
      recording.read(IntStream.range(0, count).toArray(), 0, reference.samples(), whole, 0);
      JsonNode samples = reference.values().get("samples");
      assertThat(samples.size()).isPositive();
      samples.forEach(
          expected -> {
            float[] channel = whole[expected.get("index").asInt()];
            for (int i = 0; i < 5; i++) {
              same(channel[i], expected.get("first5").get(i).asDouble());
              same(channel[channel.length - 5 + i], expected.get("last5").get(i).asDouble());
            }
          });
      List<String> names = new ArrayList<>();
      reference.values().get("ch_names").forEach(name -> names.add(name.asText()));
      for (int c = 0; c < count; c++) {
        JsonNode mean = reference.values().get("mean").path(names.get(c));
        JsonNode std = reference.values().get("std_ddof0").path(names.get(c));
        if (!mean.isMissingNode()) {
          double found = IntStream.range(0, whole[c].length).mapToDouble(floats(whole[c])).sum();
          found /= whole[c].length;
          double scale = Math.max(Math.abs(mean.asDouble()), std.asDouble());
          assertThat(found).isCloseTo(mean.asDouble(), within(1e-6 * scale));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  @Covers({Feature.EVENTS, Feature.DURATIONS})
  void eventsAreThoseOfTheReference(Reference reference) throws IOException {
    try (Recording recording = open(reference)) {
      JsonNode values = reference.values();
      if (values.has("events_count")) {
        assertThat(recording.events()).hasSize(values.get("events_count").asInt());
      }
      JsonNode first = values.path("annotations_first10");
      if (!first.isMissingNode()) {
        assertThat(recording.events()).hasSize(values.get("annotations_count").asInt());
      }
      for (int i = 0; i < first.size(); i++) {
        Event event = recording.events().get(i);
        assertThat(event.onsetSeconds()).isCloseTo(first.get(i).get(0).asDouble(), within(1e-6));
        assertThat(event.durationSeconds()).isCloseTo(first.get(i).get(1).asDouble(), within(1e-6));
        assertThat(event.value()).isEqualTo(first.get(i).get(2).asText());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void eachTrialIsASegment(Reference reference) throws IOException {
    try (Recording recording = open(reference)) {
      int trials = reference.values().path("n_epochs").asInt(1);
      assertThat(recording.segments()).hasSize(trials);
      double seconds =
          reference.values().get("n_times").asDouble() / reference.values().get("sfreq").asDouble();
      assertThat(recording.segments())
          .extracting(Segment::lengthSeconds)
          .allSatisfy(length -> assertThat(length).isCloseTo(seconds, within(1e-9)));
    }
  }

  private static java.util.function.IntToDoubleFunction floats(float[] values) {
    return i -> values[i];
  }

  /** The references are a float in volts, and back. */
  private static void same(double value, double expected) {
    assertThat(value).isCloseTo(expected, within(1e-6 * Math.max(1e-3, Math.abs(expected))));
  }

  private static Recording open(Reference reference) throws IOException {
    return RecordingFormats.all()
        .open(new LocalFiles(), reference.file().toString(), ReadPolicies.DEFAULT);
  }

  private static List<Path> find(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> paths = Files.walk(SharedData.folder())) {
      return paths.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    }
  }
}
