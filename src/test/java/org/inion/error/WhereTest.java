package org.inion.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhereTest {
  @Test
  void aMessageIsOneLineWhateverStoodInTheFile() {
    String says = Where.file("a.edf").channel(3, "x\n\u0000").says("was \"\u0085\u2028\u00B5\"");
    assertThat(says).isEqualTo("[a.edf, channel 3 \"x\u00B7\u00B7\"] was \"\u00B7\u00B7\u00B5\"");
  }
}
