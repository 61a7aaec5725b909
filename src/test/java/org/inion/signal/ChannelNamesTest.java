package org.inion.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelNamesTest {

  @Test
  void runsOfNumbersAreShortened() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= 128; i++) {
      names.add("E" + i);
    }
    names.add("Cz");
    assertThat(ChannelNames.brief(names)).isEqualTo("E1…E128, Cz");
  }

  @Test
  void twoInARowStayAsTheyAre() {
    assertThat(ChannelNames.brief(List.of("F1", "F2", "T7", "O9", "O10", "O11")))
        .isEqualTo("F1, F2, T7, O9…O11");
    assertThat(ChannelNames.brief(List.of())).isEmpty();
  }
}
