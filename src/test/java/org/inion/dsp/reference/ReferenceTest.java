package org.inion.dsp.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Where WHERE = Where.file("sub-01_task-rest_eeg.edf");

  @Property(tries = 50)
  void averageEqualsTheMeanOfTheGoodChannelsInFloat64(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 9) int channels,
      @ForAll @IntRange(min = 0, max = 2500) int samples) {
    Random random = new Random(seed);
    float[][] signal = new float[channels][samples + 2];
    for (float[] row : signal) {
      for (int t = 0; t < row.length; t++) {
        row[t] = (float) (1e4 + 10 * random.nextGaussian());
      }
    }
    float[][] before =
        IntStream.range(0, channels).mapToObj(c -> signal[c].clone()).toArray(float[][]::new);
    new Reference.Average().apply(WHERE, names(channels), Set.of("E1"), signal, samples);
    for (int t = 0; t < samples; t++) {
      int at = t;
      double mean =
          IntStream.range(1, channels).mapToDouble(c -> before[c][at]).average().orElseThrow();
      for (int c = 0; c < channels; c++) {
        assertThat(signal[c][t]).isEqualTo(before[c][t] - (float) mean);
      }
    }
    assertThat(signal[0][samples]).isEqualTo(before[0][samples]);
  }

  @Test
  void namedChannelsBecomeTheReference() {
    float[][] signal = {{1, 2}, {3, 5}, {7, 9}};
    new Reference.Named(List.of("E1", "E3")).apply(WHERE, names(3), Set.of(), signal, 2);
    assertThat(signal).isDeepEqualTo(new float[][] {{-3, -3.5f}, {-1, -0.5f}, {3, 3.5f}});
  }

  @Test
  void noneLeavesTheSignal() {
    float[][] signal = {{1, 2}};
    new Reference.None().apply(WHERE, names(1), Set.of(), signal, 2);
    assertThat(signal).isDeepEqualTo(new float[][] {{1, 2}});
  }

  @Test
  void aReferenceThatIsNotThereNamesTheOptions() {
    List<String> names = Stream.concat(names(128).stream(), Stream.of("Cz")).toList();
    Reference reference = new Reference.Named(List.of("E130"));
    assertThatThrownBy(() -> reference.apply(WHERE, names, Set.of(), new float[129][1], 1))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[sub-01_task-rest_eeg.edf] No channel \"E130\" in the recording; options: E1…E128, Cz");
  }

  @Test
  void withoutAGoodChannelThereIsNoAverageButAWayOut() {
    Reference average = new Reference.Average();
    assertThatThrownBy(() -> average.apply(WHERE, names(2), Set.of("E1", "E2"), new float[2][1], 1))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[sub-01_task-rest_eeg.edf] Cannot make the average reference: good EEG channels must be"
                + " at least 1, but were 0 of 2. Loosen artifact.bad-channel, or set"
                + " reference.kind = none.");
  }

  @Test
  void refusesNoNameAndTheSameNameTwice() {
    assertThatThrownBy(() -> new Reference.Named(List.of())).hasMessageContaining("none twice");
    assertThatThrownBy(() -> new Reference.Named(List.of("Cz", "Cz")))
        .hasMessageContaining("[Cz, Cz]");
  }

  private static List<String> names(int channels) {
    return IntStream.rangeClosed(1, channels).mapToObj(i -> "E" + i).toList();
  }
}
