package org.inion.format.eeglab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.inion.error.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Struct;

/** Damage within a MAT-file is told with the variable or field that it was met in. */
class EeglabDamageTest {
  private static final double RATE = 102.5;
  private static final double LATENCY = 17.25;

  /** Bytes before the number: its tag, of type and size. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8 | 77     | values must be of a type of numbers, but are of 77
          4 | 999999 | a value must end within the one that holds it, which has
          4 | 0      | there must be as many numbers as the dimensions [1, 1] tell, but there are 0
          """)
  void namesTheField(int bytesBefore, int damage, String problem) {
    for (double number : new double[] {RATE, LATENCY}) {
      byte[] set = SetBytes.plain(eeg());
      ByteBuffer bytes = ByteBuffer.wrap(set).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putInt(at(set, number) - bytesBefore, damage);
      String field = number == RATE ? "EEG.srate" : "EEG.event(2).latency";
      refuses(set, "[data/a.set, field \"" + field + "\"] Cannot read the file: " + problem);
    }
  }

  @Test
  void countsVariablesOfWhichNotEvenTheNameCanBeRead() {
    byte[] set = SetBytes.compressed(eeg());
    Arrays.fill(set, 136, 152, (byte) 0x55);
    refuses(set, "[data/a.set, field \"variable 1\"] Cannot read the file: a compressed variable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compressed", "version 7.3"})
  void namesTheFieldWhereverTheDamageIs(String kind) throws IOException {
    byte[] sound =
        kind.equals("compressed") ? SetBytes.compressed(eeg()) : SetBytes.fixture("epochs.set");
    int named = 0;
    int refused = 0;
    for (int at = 136; at + 8 <= sound.length; at += 4) {
      byte[] set = sound.clone();
      Arrays.fill(set, at, at + 8, (byte) 0x7f);
      try (EeglabFile file = SetBytes.open(set)) {
        SetBytes.whole(file);
      } catch (BadDataException e) {
        assertThat(e).hasMessageNotContaining("parts do not fit together");
        refused++;
        named += e.getMessage().contains("field \"EEG") ? 1 : 0;
      }
    }
    assertThat(refused).isGreaterThan(20);
    assertThat(named).isGreaterThan(refused / 4);
  }

  private static Struct eeg() {
    return SetBytes.eeg()
        .set("srate", Mat5.newScalar(RATE))
        .set(
            "event",
            SetBytes.columns(
                Map.of(
                    "type", SetBytes.texts("a", "b"),
                    "latency", SetBytes.numbers(3, LATENCY))));
  }

  private static int at(byte[] set, double number) {
    ByteBuffer bytes = ByteBuffer.wrap(set).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 128; at + 8 <= set.length; at += 8) {
      if (bytes.getDouble(at) == number) {
        return at;
      }
    }
    throw new AssertionError("no " + number);
  }

  private static void refuses(byte[] set, String message) {
    assertThatThrownBy(() -> SetBytes.open(set))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("copy it again, or save it again in EEGLAB");
  }
}
