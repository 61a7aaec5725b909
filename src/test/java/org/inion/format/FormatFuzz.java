package org.inion.format;

import com.sun.management.ThreadMXBean;
import java.io.FileNotFoundException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.signal.Channel;
import org.inion.signal.Recording;

/**
 * Reads damaged copies of real recordings and says where a reader does what none may: end with an
 * exception that is not for people, take more than ten seconds, or allocate beyond four times the
 * size of the files and 64 MB.
 *
 * <p>Input number {@code n} is made of seed {@code n} alone: {@link #input} gives it again.
 */
public final class FormatFuzz {
  private static final long HANG_MILLIS = 10_000;
  private static final long ALLOCATION_FACTOR = 4;
  private static final long ALLOCATION_BYTES = 64_000_000;
  private static final int LONGEST_MESSAGE = 2000;
  private static final int SAMPLES_READ = 1000;
  private static final int CHANNELS_READ = 64;
  private static final int FINDS_KEPT = 20;

  private final RecordingFormat format;
  private final List<Sample> samples;
  private final List<Mutation> mutations;

  /**
   * A recording to be damaged.
   *
   * @param path of the file that opens it
   * @param files all of its files by path
   */
  public record Sample(String path, Map<String, byte[]> files) {

    /**
     * A recording on this machine.
     *
     * @param others further files of it, beside the first
     */
    public static Sample of(Path first, Path... others) throws java.io.IOException {
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put("fuzz/" + first.getFileName(), Files.readAllBytes(first));
      for (Path other : others) {
        files.put("fuzz/" + other.getFileName(), Files.readAllBytes(other));
      }
      return new Sample("fuzz/" + first.getFileName(), files);
    }

    long bytes() {
      return files.values().stream().mapToLong(bytes -> bytes.length).sum();
    }
  }

  /** A way to damage a file. */
  @FunctionalInterface
  public interface Mutation {
    /** The damaged file; the one that is given stays as it is. */
    byte[] apply(byte[] file, Random random);
  }

  /** What one input did that it must not. */
  public record Find(long seed, String sample, String what) {
    @Override
    public String toString() {
      return "seed " + seed + " of " + sample + ": " + what;
    }
  }

  /**
   * What a run came to.
   *
   * @param inputs that were tried
   * @param refused how many ended in an exception for people
   */
  public record Report(long inputs, long refused, long mostAllocatedBytes, List<Find> finds) {}

  /** Damages the samples by {@link Mutations#all}, and by what the format has of its own. */
  public FormatFuzz(RecordingFormat format, List<Sample> samples, Mutation... own) {
    this.format = format;
    this.samples = List.copyOf(samples);
    List<Mutation> all = new ArrayList<>(Mutations.all());
    all.addAll(Arrays.asList(own));
    this.mutations = List.copyOf(all);
  }

  /**
   * Tries inputs one after the other.
   *
   * @param first seed
   * @param most inputs
   * @param millis after which no further one is begun
   */
  public Report run(long first, long most, long millis) throws InterruptedException {
    AtomicLong startedNanos = new AtomicLong(System.nanoTime());
    Worker worker = new Worker(first, most, millis, startedNanos);
    Thread thread = new Thread(worker, "fuzz");
    thread.setDaemon(true);
    thread.start();
    while (thread.isAlive()) {
      thread.join(200);
      if (thread.isAlive() && System.nanoTime() - startedNanos.get() > HANG_MILLIS * 1_000_000) {
        String stack = Arrays.toString(Arrays.copyOf(thread.getStackTrace(), 12));
        worker.finds.add(new Find(worker.seed, "?", "took more than 10 s: " + stack));
        break;
      }
    }
    return new Report(
        worker.inputs, worker.refused.get(), worker.mostAllocated, List.copyOf(worker.finds));
  }

  /** The input of a seed. */
  public Sample input(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Sample sample = samples.get(random.nextInt(samples.size()));
    Map<String, byte[]> files = new TreeMap<>(sample.files());
    List<String> names = new ArrayList<>(sample.files().keySet());
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      // The first file is the one that is parsed.
      String name = random.nextBoolean() ? names.get(0) : names.get(random.nextInt(names.size()));
      Mutation mutation = mutations.get(random.nextInt(mutations.size()));
      files.computeIfPresent(name, (any, bytes) -> mutation.apply(bytes, random));
    }
    return new Sample(sample.path(), files);
  }

  /** The policies of a seed: those of a job, or those that mend the most. */
  public static ReadPolicies policies(long seed) {
    return seed % 2 == 0
        ? ReadPolicies.DEFAULT
        : ReadPolicies.DEFAULT.withTruncatedRecord(ReadPolicies.TruncatedRecord.DROP_LAST);
  }

  /** Reads what a job would: what it says of itself, and spans of every channel. */
  public void read(Sample sample, ReadPolicies policies, Random random) throws Exception {
    try (Recording recording =
        format.open(new MemoryFiles(sample.files()), sample.path(), policies)) {
      List<Channel> channels = recording.channels();
      recording.facts();
      recording.events();
      recording.segments();
      recording.repairs();
      int groups = (channels.size() + CHANNELS_READ - 1) / CHANNELS_READ;
      for (int group = 0; group < Math.min(groups, 3); group++) {
        int from = group * CHANNELS_READ;
        int[] some =
            IntStream.range(from, Math.min(channels.size(), from + CHANNELS_READ))
                .filter(i -> channels.get(i).rate().equals(channels.get(from).rate()))
                .toArray();
        long all = channels.get(from).samples();
        int length = (int) Math.min(SAMPLES_READ, all);
        float[][] target = new float[some.length][length];
        recording.read(some, 0, length, target, 0);
        recording.read(some, all - length, length, target, 0);
        recording.read(some, (long) (random.nextDouble() * (all - length)), length, target, 0);
      }
    }
  }

  private final class Worker implements Runnable {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long first;
    private final long most;
    private final long millis;
    private final AtomicLong startedNanos;
    private final List<Find> finds = java.util.Collections.synchronizedList(new ArrayList<>());
    private volatile long seed;
    private volatile long inputs;
    private final AtomicLong refused = new AtomicLong();
    private volatile long mostAllocated;

    Worker(long first, long most, long millis, AtomicLong startedNanos) {
      this.first = first;
      this.most = most;
      this.millis = millis;
      this.startedNanos = startedNanos;
    }

    @Override
    public void run() {
      // What a reader does once in a process, such as choosing its decoder, belongs to no input.
      samples.forEach(this::tryOne);
      refused.set(0);
      mostAllocated = 0;
      finds.clear();
      long end = System.nanoTime() + millis * 1_000_000;
      for (long i = 0; i < most && System.nanoTime() < end && finds.size() < FINDS_KEPT; i++) {
        seed = first + i;
        Sample sample = input(seed);
        startedNanos.set(System.nanoTime());
        tryOne(sample);
        inputs = i + 1;
      }
    }

    private void tryOne(Sample sample) {
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        read(sample, policies(seed), new Random(seed));
      } catch (BadDataException | BadSetupException e) {
        refused.incrementAndGet();
        checkMessage(sample, e.getMessage());
      } catch (FileNotFoundException e) {
        find(sample, "no file " + e.getMessage());
      } catch (Throwable e) {
        StackTraceElement[] stack = e.getStackTrace();
        find(sample, e + " at " + Arrays.toString(Arrays.copyOf(stack, Math.min(6, stack.length))));
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      mostAllocated = Math.max(mostAllocated, allocated);
      if (allocated > ALLOCATION_FACTOR * sample.bytes() + ALLOCATION_BYTES) {
        find(sample, "allocated " + allocated + " bytes for files of " + sample.bytes());
      }
    }

    private void checkMessage(Sample sample, String message) {
      if (!message.startsWith("[") || message.length() > LONGEST_MESSAGE) {
        find(sample, "message of " + message.length() + " characters: " + message);
      } else if (message.chars().anyMatch(Character::isISOControl)) {
        find(sample, "message of several lines: " + message);
      }
    }

    private void find(Sample sample, String what) {
      finds.add(new Find(seed, sample.path(), what));
    }
  }
}
