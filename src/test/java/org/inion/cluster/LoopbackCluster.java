package org.inion.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster of processes on this machine: a master, and workers of one core each
 * that say that they have a card. Closing it ends every process that it began.
 */
public final class LoopbackCluster implements AutoCloseable {
  /** Address of the card that each worker says it has. */
  public static final String CARD = "7";

  private static final String SPARK = "INION_SPARK_HOME";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PATIENCE_SECONDS = 60;

  private final Path spark;
  private final Path folder;
  private final int port;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();

  /**
   * Starts one; skips the test where there is no Spark for it, or the jobs are not built.
   *
   * @param folder for logs and work
   */
  public static LoopbackCluster start(Path folder, int size) throws Exception {
    String spark = System.getenv(SPARK);
    assumeTrue(spark != null, "Skipped: " + SPARK + " names no distribution of Spark 3.5");
    assumeTrue(isBuilt(), "Skipped: the jobs are not built as the sources are; run one first");
    return new LoopbackCluster(Path.of(spark), folder, size);
  }

  /** The launcher must not build under this JVM's feet. */
  private static boolean isBuilt() throws Exception {
    Process find =
        new ProcessBuilder(
                "find", "pom.xml", "src/main", "conf", "-newer", "target/built-skip", "-print")
            .redirectErrorStream(true)
            .start();
    return find.getInputStream().readAllBytes().length == 0 && find.waitFor() == 0;
  }

  private LoopbackCluster(Path spark, Path folder, int size) throws Exception {
    this.spark = spark;
    this.folder = Files.createDirectories(folder);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    begin("master", "master.Master", "--port", Integer.toString(port));
    waitFor("Cannot reach the master", this::listens);
    for (int i = 0; i < size; i++) {
      String work = folder.resolve("work-" + i).toString();
      workers.add(
          begin(
              "worker-" + i,
              "worker.Worker",
              "--cores",
              "1",
              "--memory",
              "1g",
              "--work-dir",
              work,
              master()));
    }
    for (int i = 0; i < size; i++) {
      String worker = "worker-" + i;
      waitFor(
          "The worker does not register", () -> said(worker).contains("Successfully registered"));
    }
  }

  private String master() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  private Process begin(String name, String daemon, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(spark.resolve("bin/spark-class").toString());
    command.add("org.apache.spark.deploy." + daemon);
    command.addAll(List.of("--host", LOOPBACK, "--webui-port", "0"));
    command.addAll(List.of(options));
    return begin(name, folder, Map.of("SPARK_WORKER_OPTS", card()), command);
  }

  /** What Spark asks where a worker's cards are, described. */
  private String card() throws IOException {
    Path script = folder.resolve("cards.sh");
    String said = "{\"name\": \"gpu\", \"addresses\": [\"" + CARD + "\"]}";
    Files.writeString(script, "#!/bin/sh\necho '" + said + "'\n");
    script.toFile().setExecutable(true);
    return "-Dspark.worker.resource.gpu.amount=1 -Dspark.worker.resource.gpu.discoveryScript="
        + script;
  }

  /**
   * Begins one of the jobs on the cluster, as a person does; it is ended with the cluster, and its
   * output goes to {@link #log}.
   *
   * @param where the folder in which it is begun
   */
  public Process job(String job, String name, Path where, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Path.of("jobs", job).toAbsolutePath().toString(), "--json"));
    command.addAll(List.of("--master", master(), "--executor-memory", "700m"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of(options));
    return begin(name, where, Map.of(), command);
  }

  private Process begin(
      String name, Path where, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", spark.toString());
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** What a process has written. */
  public String said(String name) throws IOException {
    return Files.readString(log(name));
  }

  /** Options for a job that let Spark write down what happens. */
  public static String[] noting(Path events) {
    return new String[] {
      "--conf", "spark.eventLog.enabled=true", "--conf", "spark.eventLog.dir=" + events.toUri()
    };
  }

  /** Why tasks ended, as Spark wrote down. */
  public static List<String> endReasons(Path events) throws IOException {
    List<String> reasons = new ArrayList<>();
    try (Stream<Path> files = Files.list(events)) {
      for (Path file : files.filter(one -> !one.toString().endsWith(".crc")).toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          reasons.add(new ObjectMapper().readTree(line).at("/Task End Reason/Reason").asText());
        }
      }
    }
    return reasons;
  }

  /** The JVMs of executors that run now. */
  public List<ProcessHandle> executors() {
    return workers.stream()
        .flatMap(Process::children)
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .collect(Collectors.toList());
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Something that becomes true. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits until something holds, and fails when it takes too long. */
  public static void waitFor(String otherwise, Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(otherwise + " within " + PATIENCE_SECONDS + " s");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      Process process = processes.get(i);
      List<ProcessHandle> below = process.descendants().toList();
      process.destroyForcibly();
      below.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
