package org.inion.accelerator.doctor;

import ai.djl.util.Utils;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inion.accelerator.Machine;
import org.inion.accelerator.Processor;

/** What a machine is, and what runs on it. */
final class MachineSection {
  private MachineSection() {}

  static void add(Checkup checkup, Machine machine, String inion) {
    checkup.section("Machine");
    checkup.line("inion", inion, "inion", inion);
    String java = property("java.version") + ", " + property("java.vendor");
    checkup.line("java", java, "java", java);
    String system = property("os.name") + " " + property("os.version") + ", " + property("os.arch");
    checkup.line("system", system, "system", system);
    checkup.part("Reading of the processor", () -> addProcessor(checkup, Processor.of(machine)));
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    checkup.line(
        "load", Units.text(load) + " processes in the last minute", "load", Units.rounded(load));
    long heap = Runtime.getRuntime().maxMemory();
    checkup.line("heap", Units.gigabytes(heap) + " at most", "heap_gb", Units.inGigabytes(heap));
    List<String> missing = JvmChecks.missingFlags();
    checkup.line(
        "JVM flags", missing.isEmpty() ? "all there" : "missing: " + String.join(" ", missing));
    if (!missing.isEmpty()) {
      checkup.problem(
          "Java was started without %s: vector instructions or Arrow will not work. Start it with java @jobs/jvm.flags, as the scripts in jobs/ do."
              .formatted(String.join(" ", missing)));
    }
  }

  private static Processor addProcessor(Checkup checkup, Processor cpu) {
    checkup.line("processor", cpu.model(), "processor", cpu.model());
    checkup.line("cores", Integer.toString(cpu.cores()), "cores", cpu.cores());
    checkup.line(
        "vectors",
        cpu.vectorBits() == 0 ? "unknown" : cpu.vectorBits() + " bits",
        "vector_bits",
        cpu.vectorBits());
    String free =
        cpu.freeBytes().isPresent()
            ? ", " + Units.gigabytes(cpu.freeBytes().getAsLong()) + " free"
            : "";
    checkup.line(
        "memory",
        Units.gigabytes(cpu.memoryBytes()) + free,
        "memory_gb",
        Units.inGigabytes(cpu.memoryBytes()));
    return cpu;
  }

  static void addLibraries(Checkup checkup, Machine machine, Map<String, String> libraries) {
    checkup.section("Libraries");
    libraries.forEach((name, version) -> checkup.line(name, version, name, version));
    String spark = machine.environment("SPARK_HOME").orElse("");
    checkup.line(
        "SPARK_HOME",
        spark.isBlank() ? "not set: jobs use the embedded Spark" : spark,
        "spark_home",
        spark);
    checkup.part("Looking at SPARK_HOME", () -> checkSpark(checkup, machine, spark));
    checkup.part("Looking at the native cache", () -> addCache(checkup));
  }

  private static String checkSpark(Checkup checkup, Machine machine, String home) {
    if (!home.isBlank() && !machine.list(home + "/bin").contains("spark-submit")) {
      checkup.problem(
          "SPARK_HOME is %s, but there is no bin/spark-submit in it. Set it to a Spark 3.5, or unset it to use the embedded one."
              .formatted(home));
    }
    return home;
  }

  private static Path addCache(Checkup checkup) {
    Path cache = Utils.getEngineCacheDir("pytorch");
    boolean there = Files.isDirectory(cache);
    checkup.line(
        "native cache",
        cache + (there ? "" : ", not there yet: it is made when libtorch is loaded"),
        "native_cache",
        cache.toString());
    if (there && !Files.isWritable(cache)) {
      checkup.problem(
          "DJL's cache %s must be writable, but is not. Set DJL_CACHE_DIR to a folder that is."
              .formatted(cache));
    }
    return cache;
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
