package org.inion.format.brainvision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.inion.error.BadDataException;
import org.inion.format.ReadPolicies;
import org.inion.format.bytes.SampleReader;
import org.junit.jupiter.api.Test;

/** What a recording costs in memory, a sound one and one that is made to cost much. */
class BrainVisionMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long MOST_EVER = 64_000_000;
  private final BrainVisionBytes bytes = new BrainVisionBytes();

  @Test
  void aWholeRecordingTakesLittleMoreThanItsFloats() throws IOException {
    int channels = 32;
    bytes.points = 15_000;
    bytes.channels(
        IntStream.range(0, channels).mapToObj(i -> "E" + i + ",,0.1").toArray(String[]::new));
    Map<String, byte[]> files = bytes.files();
    readWhole(files, channels);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    readWhole(files, channels);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated)
        .isLessThan((long) (1.1 * 4 * channels * bytes.points) + SampleReader.BLOCK_BYTES);
  }

  @Test
  void aHeaderOfTheShortestLinesStaysWithinBounds() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() < BrainVisionFile.MOST_HEADER_BYTES - 2000; i++) {
      lines.append(Integer.toString(i, 36)).append("=\n");
    }
    bytes.tail = lines.toString();
    assertThat(allocatedByOpening(bytes.files())).isLessThan(MOST_EVER);
  }

  @Test
  void aFileOfTheShortestMarkersStaysWithinBounds() {
    String marker = "Mk1=a,,1,\n";
    byte[] many = new byte[(1 << 21) - 1000];
    Arrays.fill(many, (byte) '\n');
    byte[] start =
        "Brain Vision Data Exchange Marker File Version 1.0\n[Marker Infos]\n"
            .getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, many, 0, start.length);
    for (int at = start.length; at + marker.length() < many.length; at += marker.length()) {
      byte[] line = marker.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(line, 0, many, at, line.length);
    }
    Map<String, byte[]> files = bytes.files();
    files.put("folder/rec.vmrk", many);
    assertThat(allocatedByOpening(files)).isBetween(10_000_000L, MOST_EVER + 4L * many.length);
  }

  private long allocatedByOpening(Map<String, byte[]> files) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      bytes.open(files, ReadPolicies.DEFAULT).close();
    } catch (BadDataException | IOException e) {
      assertThat(e).isInstanceOf(BadDataException.class);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private void readWhole(Map<String, byte[]> files, int channels) throws IOException {
    try (BrainVisionFile file = bytes.open(files, ReadPolicies.DEFAULT)) {
      float[][] whole = new float[channels][bytes.points];
      file.read(IntStream.range(0, channels).toArray(), 0, bytes.points, whole, 0);
      assertThat(whole[1][1]).isEqualTo((float) (BrainVisionBytes.count(1, 1) * 0.1));
    }
  }
}
