package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectHashTest {

  /**
   * Values from Python: {@code (int.from_bytes(sha256(text).digest()[:8], "big") >> 11) / 2**53}.
   */
  @ParameterizedTest
  @CsvSource({
    "1, ds005505, NDARAC904DMU, 0.005482371233095584",
    "-7, shared:hbn, é01, 0.3780876269430413",
    "2024, eegmat-bids, 00, 0.774985071475073",
  })
  void isWhatAnotherLanguageComputes(long seed, String pool, String subject, double expected) {
    assertThat(SubjectHash.of(seed, new SubjectKey(pool, subject))).isEqualTo(expected);
  }
}
