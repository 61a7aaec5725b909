package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.inion.format.MemoryChannel;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingContract;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.junit.jupiter.api.Test;

/** The contract, and what is read, where one record is larger than the reader's buffer. */
class LargeRecordTest extends RecordingContract {
  private static final int SAMPLES = 2 * FileWindow.BYTES;

  @Override
  protected Recording open() {
    return EdfBytes.open(file());
  }

  @Test
  void aSpanReadsOnlyItsOwnBytes() throws IOException {
    MemoryChannel channel = new MemoryChannel(file());
    try (EdfFile file = EdfBytes.open(channel, ReadPolicies.DEFAULT)) {
      assertThat(channel.takeBytesRead()).isEqualTo(file.header().bytes());
      file.read(new int[] {0, 1}, 500, 1000, new float[2][1000], 0);
      assertThat(channel.takeBytesRead()).isEqualTo(2 * 1000 * 2);
    }
  }

  @Test
  void annotationsAreReadWithoutTheSamples() throws IOException {
    MemoryChannel channel = new MemoryChannel(file());
    try (EdfFile file = EdfBytes.open(channel, ReadPolicies.DEFAULT)) {
      channel.takeBytesRead();
      assertThat(file.events()).containsExactly(new Event(700, 0, "second record"));
      assertThat(channel.takeBytesRead()).isLessThan(100);
    }
  }

  private static byte[] file() {
    EdfVariant variant = EdfVariant.EDF_C;
    EdfLayout layout =
        EdfLayout.continuous(
                variant,
                new BigDecimal(600),
                2,
                List.of(
                    EdfBytes.signal(variant, "Fp1", SAMPLES),
                    EdfBytes.signal(variant, "Fp2", SAMPLES)))
            .withAnnotations(List.of(new Event(700, 0, "second record")));
    return EdfBytes.write(layout, (channel, sample) -> (sample * 31 + channel) % 30000);
  }
}
