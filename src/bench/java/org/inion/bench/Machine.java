package org.inion.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the figures were measured on. */
final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Cores, processor, Java. */
  static String words() throws IOException {
    String processor = "unknown processor";
    String vectors = "";
    if (Files.isReadable(CPU)) {
      List<String> lines = Files.readAllLines(CPU);
      processor = field(lines, "model name");
      String flags = " " + field(lines, "flags") + " ";
      vectors =
          flags.contains(" avx512f ") ? ", AVX-512" : flags.contains(" avx2 ") ? ", AVX2" : "";
    }
    return Runtime.getRuntime().availableProcessors()
        + " cores of "
        + processor
        + vectors
        + "; Java "
        + Runtime.version();
  }

  private static String field(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** Processes that wanted a core during the last minute; a quiet machine is below 1. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
