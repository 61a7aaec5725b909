package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountPointsTest {
  private static final List<String> MOUNTS =
      List.of(
          "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw",
          "40 22 0:31 / /data/my\\040disk rw - tmpfs tmpfs rw");

  @Test
  void knowsMountPointsWithBlanksAndNothingBelowThem() {
    assertThat(MountPoints.contain(MOUNTS, "/data/my disk")).isTrue();
    assertThat(MountPoints.contain(MOUNTS, "/data/my disk/windows")).isFalse();
    assertThat(MountPoints.contain(MOUNTS, "/data")).isFalse();
    assertThat(MountPoints.contain(MOUNTS, "/")).isTrue();
  }

  @Test
  void asksThisMachine(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/mountinfo")), "No Linux");
    assertThat(MountPoints.contain(Path.of("/proc"))).isTrue();
    assertThat(MountPoints.contain(folder)).isFalse();
    assertThat(MountPoints.contain(folder.resolve("nothing"))).isFalse();
  }
}
