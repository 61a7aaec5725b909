package org.inion.dsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import org.inion.signal.SampleRate;

/** One entry of the values that {@code src/test/python/make_filter_reference.py} has made. */
record Reference(JsonNode node) {

  static List<Reference> all(String file, String key) {
    try (InputStream in = Reference.class.getResourceAsStream(file)) {
      List<Reference> entries = new ArrayList<>();
      new ObjectMapper().readTree(in).get(key).forEach(node -> entries.add(new Reference(node)));
      return entries;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  FilterSpec spec() {
    return new FilterSpec(optional("high_pass_hz"), optional("low_pass_hz"), optional("notch_hz"));
  }

  SampleRate rate() {
    return SampleRate.ofHertz(node.get("rate_hz").asDouble());
  }

  private OptionalDouble optional(String key) {
    JsonNode value = node.get(key);
    return value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble());
  }

  /** The taps from the middle one on. */
  double[] halfOfTaps() {
    ByteBuffer bytes = bytes(node.get("half"));
    double[] taps = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(taps);
    return taps;
  }

  /** Filtered and resampled. */
  List<float[]> outputs() {
    return floats("outputs");
  }

  /** Both ends of the filtered signals, every fifth sample; none where that would alias. */
  List<float[]> takenEnds() {
    return floats("taken_ends");
  }

  /** Start, middle and end of the first channel of a filtered signal, every fifth sample. */
  float[] taken() {
    return floats(node.get("taken"));
  }

  private List<float[]> floats(String key) {
    List<float[]> channels = new ArrayList<>();
    node.get(key).forEach(text -> channels.add(floats(text)));
    return channels;
  }

  private static float[] floats(JsonNode text) {
    ByteBuffer bytes = bytes(text);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** Present for signals that are kept here; the others are recordings outside the project. */
  List<float[]> inputs() {
    List<float[]> channels = new ArrayList<>();
    double gain = node.get("gain").asDouble();
    for (JsonNode text : node.get("inputs")) {
      ByteBuffer bytes = bytes(text);
      float[] channel = new float[bytes.remaining() / Short.BYTES];
      for (int i = 0; i < channel.length; i++) {
        channel[i] = (float) (bytes.getShort() * gain);
      }
      channels.add(channel);
    }
    return channels;
  }

  private static ByteBuffer bytes(JsonNode text) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(text.asText()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public String toString() {
    return node.has("name")
        ? node.get("name").asText()
        : String.format(
            "%s Hz, %s to %s Hz, notch %s",
            node.get("rate_hz"),
            node.get("high_pass_hz"),
            node.get("low_pass_hz"),
            node.get("notch_hz"));
  }
}
