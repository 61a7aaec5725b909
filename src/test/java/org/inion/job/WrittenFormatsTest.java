package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.inion.file.LocalFiles;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator writes, against what MNE read in the very same bytes. */
class WrittenFormatsTest {
  private static final int EVERY = 16;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bdf", "edf", "set", "set-inside", "brainvision", "brainvision-int16"})
  void mneReadWhatWeRead(String format) throws IOException {
    JobCall made =
        JobCall.of(
            "simulate",
            "--out",
            folder.toString(),
            "--format",
            format,
            "--subjects",
            "1",
            "--seed",
            "7",
            "--rate",
            "100 Hz",
            "--task",
            "RestingState,contrastChangeDetection",
            "--set",
            "resting.open=4 s",
            "--set",
            "resting.closed=4 s",
            "--set",
            "contrast-change.runs=1",
            "--set",
            "contrast-change.trials=2");
    assertThat(made.exit()).as(made.err()).isZero();
    JsonNode reference = reference();
    int compared = 0;
    for (JsonNode kept : reference.path("recordings")) {
      if (kept.path("format").asText().equals(format)) {
        Path file = folder.resolve(kept.path("file").asText());
        compareBytes(file, kept.path("sha256"));
        compare(file, kept, reference.path("names"));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(2);
  }

  private static void compareBytes(Path file, JsonNode digests) throws IOException {
    String stem = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    Map<String, String> names = new ObjectMapper().convertValue(digests, new TypeReference<>() {});
    for (Map.Entry<String, String> part : names.entrySet()) {
      assertThat(sha256(file.resolveSibling(stem + part.getKey())))
          .as("%s is what MNE read; if it was changed, run make_written_reference.py", part)
          .isEqualTo(part.getValue());
    }
  }

  private static void compare(Path file, JsonNode kept, JsonNode names) throws IOException {
    try (Recording recording =
        RecordingFormats.all().open(new LocalFiles(), file.toString(), ReadPolicies.DEFAULT)) {
      int samples = kept.path("samples").asInt();
      assertThat(recording.channels())
          .extracting(Channel::name)
          .isEqualTo(new ObjectMapper().convertValue(names, new TypeReference<List<String>>() {}));
      assertThat(recording.channels())
          .allMatch(channel -> channel.unit().equals("uV"))
          .allMatch(channel -> channel.samples() == samples)
          .allMatch(channel -> channel.rate().hertz() == kept.path("rate_hz").asDouble());
      compareEvents(recording, kept.path("events"));
      float[][] values = new float[1][samples];
      for (int i = 0; i < kept.path("mean").size(); i++) {
        recording.read(new int[] {i * EVERY}, 0, samples, values, 0);
        compareValues(values[0], kept, i);
      }
    }
  }

  private static void compareEvents(Recording recording, JsonNode kept) {
    List<Event> events = new ArrayList<>(recording.events());
    events.removeIf(event -> event.value().startsWith("New Segment"));
    assertThat(events).hasSize(kept.size()).isNotEmpty();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      assertThat(event.onsetSeconds()).isCloseTo(kept.get(i).get(0).asDouble(), within(1e-6));
      assertThat(event.value().replaceFirst("^Comment/", ""))
          .isEqualTo(kept.get(i).get(1).asText());
    }
  }

  private static void compareValues(float[] values, JsonNode kept, int row) {
    for (int i = 0; i < 2; i++) {
      same(values[i], kept.path("first").get(row).get(i));
      same(values[values.length - 2 + i], kept.path("last").get(row).get(i));
    }
    double mean = 0;
    double square = 0;
    for (float value : values) {
      mean += (double) value / values.length;
      square += (double) value * value / values.length;
    }
    same(mean, kept.path("mean").get(row));
    same(Math.sqrt(Math.max(0, square - mean * mean)), kept.path("std").get(row));
  }

  /** A float has 24 bits; the sums of both are in float64. */
  private static void same(double value, JsonNode kept) {
    double expected = kept.asDouble();
    assertThat(value).isCloseTo(expected, within(1e-7 * Math.abs(expected) + 1e-5));
  }

  private static JsonNode reference() throws IOException {
    try (InputStream in =
        WrittenFormatsTest.class.getResourceAsStream("/org/inion/job/written_formats.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
