package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.inion.file.LocalFiles;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.Recording;

/**
 * What an independent reader found in a real file.
 *
 * @param values of the file, from the JSON beside it
 */
public record Reference(Path file, JsonNode values) {

  /** What MNE found in the files of some names. */
  public static List<Reference> mne(Predicate<String> names) throws IOException {
    return all("mne_reference.json", names);
  }

  /** What was found in the files of some names at each channel's own rate, with plain NumPy. */
  public static List<Reference> ofOwnRates(Predicate<String> names) throws IOException {
    return all("edf_native_reference.json", names);
  }

  private static List<Reference> all(String json, Predicate<String> names) throws IOException {
    List<Reference> references = new ArrayList<>();
    List<Path> lists;
    try (Stream<Path> paths = Files.walk(SharedData.folder())) {
      lists = paths.filter(path -> path.endsWith(json)).sorted().toList();
    }
    for (Path list : lists) {
      for (JsonNode file : new ObjectMapper().readTree(list.toFile()).get("files")) {
        String relative = file.get("file").asText();
        if (names.test(relative)) {
          references.add(new Reference(list.resolveSibling(relative), file));
        }
      }
    }
    return references;
  }

  public Recording open(ReadPolicies policies) throws IOException {
    return RecordingFormats.all().open(new LocalFiles(), file.toString(), policies);
  }

  /**
   * All that MNE has of a recording, where it can be compared.
   *
   * @return which of it was
   */
  String compareWhatMneHas(Recording recording) throws IOException {
    if (!values.has("sfreq") || values.get("sfreq").isNull()) {
      assertThat(recording.channels()).hasSize(values.get("n_channels").asInt());
      assertThat(recording.events()).hasSize(values.get("annotations_count").asInt());
      return "mne_reference.json (annotations; there are no samples)";
    }
    if (recording.channels().stream().map(Channel::rate).distinct().count() > 1) {
      return "of mne_reference.json nothing: several rates";
    }
    int compared = compareWithMne(recording);
    int channels = recording.channels().size();
    return compared == channels
        ? "mne_reference.json"
        : "mne_reference.json (" + compared + " of " + channels + " channels)";
  }

  /** Rates, samples, mean and deviation of each channel at its own rate, in the header's unit. */
  void compareWithNative(Recording recording) throws IOException {
    JsonNode signals = values.get("signals");
    assertThat(recording.channels()).hasSize(signals.size());
    for (int i = 0; i < signals.size(); i++) {
      Channel channel = recording.channels().get(i);
      JsonNode expected = signals.get(i);
      assertThat(channel.fileUnit()).isEqualTo(expected.get("unit").asText().trim());
      assertThat(channel.rate().hertz()).isEqualTo(expected.get("rate_hz").asDouble());
      assertThat(channel.samples()).isEqualTo(expected.get("n").asLong());
      Moments moments =
          Moments.of(read(recording, i), 1 / PhysicalUnit.of(channel.fileUnit()).factor());
      moments.compare(
          expected.get("phys_mean").asDouble(), expected.get("phys_std_ddof0").asDouble());
    }
  }

  /**
   * Channels, rate, samples, first and last values, mean and deviation, as MNE has them.
   *
   * @return how many channels have the same values. MNE keeps the lower bits alone of a channel of
   *     triggers, and takes a unit that it does not know for another one
   */
  public int compareWithMne(Recording recording) throws IOException {
    List<Channel> channels = recording.channels();
    int compared = 0;
    List<String> names = stream(values.get("ch_names")).map(JsonNode::asText).toList();
    // So the reader calls channels whose names it did not look for.
    if (!names.get(0).equals("ch0")) {
      assertThat(channels).extracting(Channel::name).isEqualTo(names);
    }
    for (int i = 0; i < channels.size(); i++) {
      Channel channel = channels.get(i);
      assertThat(channel.rate().hertz()).isEqualTo(values.get("sfreq").asDouble());
      long epochs = values.path("n_epochs").asLong(1);
      assertThat(channel.samples()).isEqualTo(epochs * values.get("n_times").asLong());
      String unit = values.get("stats_unit").get(names.get(i)).asText();
      boolean changed = channel.type() == ChannelType.TRIG;
      if (!changed && channel.unit().equals("uV") == unit.equals("uV")) {
        compareValues(channel, names.get(i), read(recording, i));
        compared++;
      }
    }
    return compared;
  }

  private void compareValues(Channel channel, String name, float[] samples) {
    double factor = nativeFactor(channel.unit());
    Moments.of(samples, factor)
        .compare(
            values.get("mean").get(name).asDouble(), values.get("std_ddof0").get(name).asDouble());
    JsonNode some = values.get("samples").get(name);
    if (some != null) {
      JsonNode first = some.get("first5");
      JsonNode last = some.get("last5");
      for (int i = 0; i < first.size(); i++) {
        compare(samples[i] * factor, first.get(i));
        compare(samples[samples.length - last.size() + i] * factor, last.get(i));
      }
    }
  }

  /** A float has 24 bits. */
  private static void compare(double value, JsonNode expected) {
    double exact = expected.asDouble();
    assertThat(value).isCloseTo(exact, within(Math.abs(exact) * 1.2e-7 + 1e-30));
  }

  /** MNE gives siemens where the header says microsiemens. */
  private static double nativeFactor(String unit) {
    return Map.of("\u00B5S", 1e-6, "uS", 1e-6).getOrDefault(unit, 1.0);
  }

  private static float[] read(Recording recording, int channel) throws IOException {
    float[][] whole = new float[1][(int) recording.channels().get(channel).samples()];
    recording.read(new int[] {channel}, 0, whole[0].length, whole, 0);
    return whole[0];
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Mean and deviation, divided by all. */
  private record Moments(double mean, double deviation) {
    static Moments of(float[] samples, double factor) {
      double mean = 0;
      for (float sample : samples) {
        mean += sample * factor / samples.length;
      }
      double variance = 0;
      for (float sample : samples) {
        variance += (sample * factor - mean) * (sample * factor - mean) / samples.length;
      }
      return new Moments(mean, Math.sqrt(variance));
    }

    void compare(double expectedMean, double expectedDeviation) {
      double scale = Math.max(Math.abs(expectedMean), expectedDeviation);
      assertThat(mean).isCloseTo(expectedMean, within(1e-6 * scale));
      assertThat(deviation).isCloseTo(expectedDeviation, within(1e-6 * scale));
    }
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
