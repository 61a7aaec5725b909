package org.inion.model.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class MirrorTest {

  @Test
  void oddNumbersLieOppositeToTheEvenNumbersAfterThem() {
    assertThat(Mirror.of(List.of("Fp1", "Fz", "FP2", "T7", "T8", "O10", "O9", "FFC1h", "FFC2h")))
        .containsExactly(2, 1, 0, 4, 3, 6, 5, 8, 7);
    assertThat(Mirror.of(List.of("EEG F3-REF", "EEG F4-REF", "Fc5.", "Fc6.", "Cz..")))
        .containsExactly(1, 0, 3, 2, 4);
  }

  @Test
  void theNetsTableIsAnInvolutionWithFewInTheMiddle() {
    List<String> names = net();
    List<Integer> mirror = Mirror.of(names);
    for (int i = 0; i < names.size(); i++) {
      assertThat(mirror.get(mirror.get(i))).as(names.get(i)).isEqualTo(i);
    }
    List<String> middle =
        IntStream.range(0, names.size())
            .filter(i -> mirror.get(i) == i)
            .mapToObj(names::get)
            .toList();
    assertThat(middle)
        .containsExactly("E6", "E11", "E15", "E16", "E17", "E55", "E62", "E72", "E75", "E81", "Cz");
    // Near C3 and C4, O1 and O2, Fp1 and Fp2.
    assertThat(mirrorOf("E36", names, mirror)).isEqualTo("E104");
    assertThat(mirrorOf("E70", names, mirror)).isEqualTo("E83");
    assertThat(mirrorOf("E22", names, mirror)).isEqualTo("E9");
  }

  @Test
  void theOrderOfTheChannelsDoesNotMatter() {
    List<String> names = net();
    Collections.reverse(names);
    List<Integer> mirror = Mirror.of(names);
    assertThat(mirrorOf("E36", names, mirror)).isEqualTo("E104");
    assertThat(mirrorOf("Cz", names, mirror)).isEqualTo("Cz");
  }

  @Test
  void everyChannelWithoutMirrorImageIsNamedAtOnce() {
    assertThatThrownBy(() -> Mirror.of(List.of("Fp1", "Fp2", "F3", "A2-A1", "ECG")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[augment.channel-symmetry] Cannot exchange left and right")
        .hasMessageContaining("these have none: F3, A2-A1, ECG.");
    assertThatThrownBy(() -> Mirror.of(List.of("F3", "F4", "EEG F3")))
        .hasMessageContaining("these have none: EEG F3.");
  }

  @Test
  void channelsWithoutAnyPairAreAnError() {
    assertThatThrownBy(() -> Mirror.of(List.of("Fz", "Cz")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("there must be a pair of channels");
  }

  @Test
  void namesThatASmallerNetHasTooAreNotGuessed() {
    List<String> small = IntStream.rangeClosed(1, 64).mapToObj(i -> "E" + i).toList();
    assertThatThrownBy(() -> Mirror.of(small))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("none is above E65");
    List<String> large = IntStream.rangeClosed(1, 256).mapToObj(i -> "E" + i).toList();
    assertThatThrownBy(() -> Mirror.of(large)).hasMessageContaining("E130");
  }

  private static List<String> net() {
    List<String> names =
        new ArrayList<>(IntStream.rangeClosed(1, 128).mapToObj(i -> "E" + i).toList());
    names.add("Cz");
    return names;
  }

  private static String mirrorOf(String name, List<String> names, List<Integer> mirror) {
    return names.get(mirror.get(names.indexOf(name)));
  }
}
