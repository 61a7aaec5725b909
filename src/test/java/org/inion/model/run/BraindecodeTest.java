package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.inion.model.EegConformer;
import org.inion.model.EegNet;
import org.inion.model.Network;
import org.inion.model.ShallowFbcspNet;
import org.inion.model.WindowShape;
import org.inion.model.graph.Buffer;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Script;
import org.inion.model.run.NetworkRunner.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same weights in, the same numbers out as braindecode's networks with their defaults. */
class BraindecodeTest {

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("eegnet", EegNet.DEFAULT),
        Arguments.of("shallow", ShallowFbcspNet.DEFAULT),
        // Two layers instead of six for a shorter file.
        Arguments.of("conformer", new EegConformer(40, 25, 75, 15, 2, 10, 0.5)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void givesBraindecodesOutputs(String name, Network network) throws IOException {
    JsonNode reference = read("braindecode_" + name + ".json");
    int channels = reference.get("channels").asInt();
    int samples = reference.get("samples").asInt();
    Script script =
        network.build(new WindowShape(channels, samples, 100), reference.get("outputs").asInt());
    float[] x = floats(reference.get("x"));
    Set<String> given = new HashSet<>();
    reference.get("arrays").fieldNames().forEachRemaining(given::add);
    assertThat(given).containsExactlyInAnyOrderElementsOf(names(script));
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu());
        NDManager manager = runner.manager().newSubManager()) {
      NDList arguments =
          new NDList(
              manager.create(x, new Shape(x.length / (channels * samples), channels, samples)),
              manager.create(parameters(script, reference)),
              manager.create(buffers(script, reference)));
      float[] y = runner.forward(arguments, Mode.PREDICTION).toFloatArray();
      assertThat(y).hasSize(reference.get("y").size());
      for (int i = 0; i < y.length; i++) {
        assertThat((double) y[i]).isCloseTo(reference.get("y").get(i).asDouble(), within(1e-5));
      }
    }
  }

  private static Set<String> names(Script script) {
    Set<String> names = new HashSet<>();
    script.graph().parameters().forEach(parameter -> names.add(parameter.name()));
    script.graph().buffers().forEach(buffer -> names.add(buffer.name()));
    return names;
  }

  private static float[] parameters(Script script, JsonNode reference) {
    float[] flat = new float[script.graph().parameters().stream().mapToInt(Parameter::count).sum()];
    int at = 0;
    for (Parameter parameter : script.graph().parameters()) {
      at = copy(reference, parameter.name(), parameter.count(), flat, at);
    }
    return flat;
  }

  private static float[] buffers(Script script, JsonNode reference) {
    float[] flat = new float[script.graph().buffers().stream().mapToInt(Buffer::count).sum()];
    int at = 0;
    for (Buffer buffer : script.graph().buffers()) {
      at = copy(reference, buffer.name(), buffer.count(), flat, at);
    }
    return flat;
  }

  private static int copy(JsonNode reference, String name, int count, float[] flat, int at) {
    float[] values = floats(reference.get("arrays").get(name));
    assertThat(values).as(name).hasSize(count);
    System.arraycopy(values, 0, flat, at, count);
    return at + count;
  }

  /** Offset + scale * count, exact in float32. */
  private static float[] floats(JsonNode array) {
    byte[] counts = Base64.getDecoder().decode(array.get("counts").asText());
    float offset = (float) array.get("offset").asDouble();
    float scale = (float) array.get("scale").asDouble();
    float[] values = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      values[i] = offset + scale * counts[i];
    }
    return values;
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream file = BraindecodeTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(file);
    }
  }
}
