package org.inion.train.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  private static final Path PYTHONS =
      Path.of("src/test/resources/org/inion/train/record/python.safetensors");

  @TempDir private Path folder;

  @Test
  void readsWhatPythonWrote() {
    Safetensors file = Safetensors.read(PYTHONS);
    assertThat(file.arrays().keySet()).containsExactlyInAnyOrder("weight", "wide", "step", "empty");
    assertThat(file.floats("weight")).containsExactly(-0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f);
    assertThat(file.arrays().get("weight").shape()).containsExactly(2, 3);
    assertThat(file.doubles("wide")).containsExactly(1e-300, -2.5, Math.PI);
    assertThat(file.longs("step")).containsExactly(1234567890123L);
    assertThat(file.arrays().get("step").shape()).isEmpty();
    assertThat(file.arrays().get("empty").shape()).containsExactly(0, 4);
    assertThat(file.text("network")).isEqualTo("eegnet");
    assertThat(file.text("umlaut")).isEqualTo("ä \"quoted\"");
  }

  @Test
  void readsWhatItWroteBitForBit() throws IOException {
    float[] many = new float[200_001]; // more than a block
    for (int i = 0; i < many.length; i++) {
      many[i] = (float) Math.sin(i);
    }
    many[7] = Float.intBitsToFloat(0x7fc00123); // a NaN with a payload
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("odd", StoredArray.of(-0.0f, Float.MIN_VALUE, Float.POSITIVE_INFINITY));
    arrays.put("many", new StoredArray.Floats(new long[] {3, 66667}, many));
    arrays.put("step", new StoredArray.Longs(new long[] {}, new long[] {Long.MIN_VALUE}));
    arrays.put("none", new StoredArray.Doubles(new long[] {2, 0}, new double[] {}));
    arrays.put("wide", StoredArray.of(0.1, -0.0));
    Path path = folder.resolve("a.safetensors");
    Safetensors.of(arrays, Map.of("ä", "line\nbreak")).write(path);

    Safetensors read = Safetensors.read(path);
    assertThat(read.arrays().keySet()).containsExactlyElementsOf(arrays.keySet());
    assertThat(bits(read.floats("many"))).isEqualTo(bits(many));
    assertThat(bits(read.floats("odd"))).isEqualTo(bits(-0.0f, Float.MIN_VALUE, 1f / 0));
    assertThat(read.longs("step")).containsExactly(Long.MIN_VALUE);
    assertThat(read.doubles("wide")).containsExactly(0.1, -0.0);
    assertThat(read.arrays().get("none").shape()).containsExactly(2, 0);
    assertThat(read.metadata()).containsExactly(Map.entry("ä", "line\nbreak"));
    long header =
        ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat(header % 8).as("padded").isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,8]}} | field \"a\"] | BF16",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}} | data_offsets | 3 values",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}} | shape | -2",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,8]}} | shape | 1.5",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}} | data_offsets | whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}} | data_offsets | [8, 0]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | data_offsets | from 0 on",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | bytes of values | 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}} | 8 bytes | [0, 16]",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}"
            + " | shape | counted",
        "{\"__metadata__\":{\"n\":3}} | __metadata__ | 3",
        "{\"a\":1,\"a\":2} | header | Duplicate",
        "[1] | header | ARRAY",
        "{\"a\" | header | JSON",
      })
  void refusesABrokenHeader(String header, String field, String value) throws IOException {
    Path path = written(header.length(), header, 8);
    assertThatThrownBy(() -> Safetensors.read(path))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("[" + path)
        .hasMessageContaining(field.strip())
        .hasMessageContaining(value.strip())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @ParameterizedTest
  @CsvSource({"-1, 18446744073709551615", "1000, 1000", "0, 0"})
  void refusesAHeaderLengthThatCannotBe(long length, String named) throws IOException {
    Path path = written(length, "{}", 0);
    assertThatThrownBy(() -> Safetensors.read(path))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(
            "the header's length must be 2 to 2 bytes, but was " + named + " bytes");
  }

  @Test
  void refusesEveryFileThatIsCutShort() throws IOException {
    byte[] whole = Files.readAllBytes(PYTHONS);
    for (int length = 0; length < whole.length; length++) {
      Path path = folder.resolve("cut");
      Files.write(path, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(path))
          .as("%d bytes", length)
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("Cannot read");
    }
  }

  @Test
  void namesWhatIsNotThere() {
    Safetensors file = Safetensors.read(PYTHONS);
    assertThatThrownBy(() -> file.floats("bias"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("field \"bias\"] Cannot read: it must be an array of F32")
        .hasMessageContaining("weight");
    assertThatThrownBy(() -> file.floats("wide")).hasMessageContaining("but was F64 [3]");
    assertThatThrownBy(() -> file.text("epoch")).hasMessageContaining("epoch must be there");
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> Safetensors.read(absent))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("[" + absent + "] Cannot read")
        .hasMessageContaining("NoSuchFile");
  }

  @Test
  void aDiskThatRefusesLeavesTheOldFile() throws IOException {
    Path path = folder.resolve("best.safetensors");
    Safetensors.of(Map.of("a", StoredArray.of(1f)), Map.of()).write(path);
    Files.createDirectories(folder.resolve(".best.safetensors.draft/full"));
    Safetensors second = Safetensors.of(Map.of("a", StoredArray.of(2f)), Map.of());
    assertThatThrownBy(() -> second.write(path)).isInstanceOf(BadSetupException.class);
    assertThat(Safetensors.read(path).floats("a")).containsExactly(1f);
  }

  @Test
  void valuesMustFillTheirShape() {
    assertThatThrownBy(() -> new StoredArray.Floats(new long[] {2, 3}, new float[5]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Path written(long length, String header, int values) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(8 + text.length + values)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(length)
            .put(text)
            .array();
    return Files.write(folder.resolve("broken.safetensors"), bytes);
  }

  private static int[] bits(float... values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
