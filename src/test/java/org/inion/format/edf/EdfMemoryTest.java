package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.inion.file.LocalFiles;
import org.inion.format.ReadPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole recording costs in memory. */
class EdfMemoryTest {
  private static final int CHANNELS = 32;
  private static final int RECORDS = 60;
  private static final int RATE = 250;

  @Test
  void aWholeRecordingTakesLittleMoreThanItsFloats(@TempDir Path folder) throws IOException {
    EdfVariant variant = EdfVariant.BDF_C;
    List<EdfSignal> signals =
        IntStream.range(0, CHANNELS)
            .mapToObj(i -> EdfBytes.signal(variant, "E" + i, RATE))
            .toList();
    Path path = folder.resolve("a.bdf");
    EdfLayout layout = EdfLayout.continuous(variant, BigDecimal.ONE, RECORDS, signals);
    Files.write(path, EdfBytes.write(layout));
    readWhole(path);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    readWhole(path);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    long floats = 4L * CHANNELS * RECORDS * RATE;
    assertThat(allocated).isLessThan((long) (1.3 * floats) + FileWindow.BYTES);
  }

  private static void readWhole(Path path) throws IOException {
    try (EdfFile file =
        new EdfFormat().open(new LocalFiles(), path.toString(), ReadPolicies.DEFAULT)) {
      float[][] whole = new float[CHANNELS][RECORDS * RATE];
      file.read(IntStream.range(0, CHANNELS).toArray(), 0, RECORDS * RATE, whole, 0);
      assertThat(whole[1][1]).isEqualTo(1001);
    }
  }
}
