package org.inion.format.eeglab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.inion.error.BadDataException;
import org.inion.format.MemoryFiles;
import org.inion.format.ReadPolicies;
import org.inion.format.SharedData;
import org.inion.format.matlab.MatFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import us.hebi.matlab.mat.format.Mat5;

/**
 * Broken datasets are refused in one line or read: nothing else is thrown, no file takes 10 s, none
 * takes more memory than 4 times its size and 64 MB. A number alone says what an input is: it seeds
 * the choice of the sound file and all changes.
 */
class EeglabFuzzTest {
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int READ_VALUES = 1 << 20;

  /** What became of the inputs. */
  private static final class Tally {
    private int read;
    private int refused;
    private int unforeseen;
    private double mostOfBound;
    private double mostSeconds;
  }

  @Test
  void mutationsOfSmallFilesAreReadOrRefused() throws IOException {
    assertThat(run(small(), 0, 3_000).read).isPositive();
  }

  @Test
  void mutationsOfRealFilesAreReadOrRefused() throws IOException {
    assertThat(run(real(), 100_000, 400).read).isPositive();
  }

  @Test
  @Tag("slow")
  void twentyThousandMutationsAreReadOrRefused() throws IOException {
    Tally small = run(small(), 0, 30_000);
    Tally real = run(real(), 100_000, 20_000);
    for (Tally tally : List.of(small, real)) {
      System.err.printf(
          "fuzz: %d read, %d refused (%d of them by the net), most memory %.2f of the bound, longest"
              + " %.2f s%n",
          tally.read, tally.refused, tally.unforeseen, tally.mostOfBound, tally.mostSeconds);
    }
    assertThat(real.read + real.refused).isEqualTo(20_000);
  }

  private static Tally run(List<Map<String, byte[]>> sound, int firstSeed, int inputs) {
    Tally tally = new Tally();
    for (int seed = firstSeed; seed < firstSeed + inputs; seed++) {
      Random random = new Random(seed);
      Map<String, byte[]> files = new HashMap<>(sound.get(random.nextInt(sound.size())));
      String damaged = random.nextInt(8) == 0 ? beside(files) : SetBytes.PATH;
      files.put(damaged, Mutation.of(files.get(damaged), random));
      tryOne(files, seed, tally);
    }
    // A reason that says no more than that leaves a person alone.
    assertThat(tally.unforeseen).isLessThanOrEqualTo(tally.refused / 100);
    return tally;
  }

  /** The samples beside a file; the file where they are inside. */
  private static String beside(Map<String, byte[]> files) {
    return files.keySet().stream()
        .filter(name -> name.endsWith(".fdt"))
        .findFirst()
        .orElse(SetBytes.PATH);
  }

  private static void tryOne(Map<String, byte[]> files, int seed, Tally tally) {
    long bytes = files.values().stream().mapToLong(file -> file.length).sum();
    long bound = 4 * bytes + (64L << 20);
    long before = THREAD.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    long own = 0;
    try (EeglabFile file =
        new EeglabFormat().open(new MemoryFiles(files), SetBytes.PATH, ReadPolicies.DEFAULT)) {
      long ownBefore = THREAD.getCurrentThreadAllocatedBytes();
      int[] channels = new int[file.channels().size()];
      Arrays.setAll(channels, i -> i);
      long samples = file.channels().get(0).samples();
      int length = (int) Math.min(samples, Math.max(1, READ_VALUES / channels.length));
      float[][] target = new float[channels.length][length];
      own = THREAD.getCurrentThreadAllocatedBytes() - ownBefore;
      file.read(channels, 0, length, target, 0);
      file.read(channels, samples - length, length, target, 0);
      assertThat(file.events()).isNotNull();
      tally.read++;
    } catch (BadDataException e) {
      tally.refused++;
      tally.unforeseen += e.getMessage().contains("its parts do not fit together") ? 1 : 0;
      if (!e.getMessage().startsWith("[data/") || e.getMessage().contains("\n")) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError("seed " + seed + " ends in " + e, e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    // The copies that files in memory make of themselves are not the reader's.
    long copies = bytes;
    long taken = THREAD.getCurrentThreadAllocatedBytes() - before - own - copies;
    tally.mostOfBound = Math.max(tally.mostOfBound, (double) taken / bound);
    tally.mostSeconds = Math.max(tally.mostSeconds, seconds);
    if (taken > bound || seconds > 10) {
      throw new AssertionError(
          "seed " + seed + " took " + taken + " of " + bound + " bytes, " + seconds + " s");
    }
  }

  private static List<Map<String, byte[]>> small() throws IOException {
    List<Map<String, byte[]>> sound = new ArrayList<>();
    byte[] beside = SetBytes.compressed(SetBytes.eeg().set("data", Mat5.newString("a.fdt")));
    sound.add(Map.of(SetBytes.PATH, beside, "data/a.fdt", SetBytes.fdt(3, 40)));
    sound.add(Map.of(SetBytes.PATH, SetBytes.compressed(SetBytes.eeg())));
    sound.add(Map.of(SetBytes.PATH, SetBytes.fields(SetBytes.eeg())));
    for (String name : List.of("epochs.set", "doubles.set", "top_level.set", "one_channel.set")) {
      sound.add(
          Map.of(
              SetBytes.PATH,
              SetBytes.fixture(name),
              "data/one_channel.fdt",
              SetBytes.fixture("one_channel.fdt")));
    }
    return sound;
  }

  private static List<Map<String, byte[]>> real() throws IOException {
    List<Map<String, byte[]>> sound = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(SharedData.folder())) {
      for (Path path :
          (Iterable<Path>)
              paths.filter(file -> file.toString().endsWith(".set")).sorted()::iterator) {
        Map<String, byte[]> files = new HashMap<>(Map.of(SetBytes.PATH, Files.readAllBytes(path)));
        try (Stream<Path> beside = Files.list(path.getParent())) {
          for (Path fdt :
              (Iterable<Path>) beside.filter(f -> f.toString().endsWith(".fdt"))::iterator) {
            if (named(files.get(SetBytes.PATH), fdt.getFileName().toString())) {
              files.put("data/" + fdt.getFileName(), Files.readAllBytes(fdt));
            }
          }
        }
        sound.add(files);
      }
    }
    return sound;
  }

  /** Whether a dataset says that its samples lie in a file of that name. */
  private static boolean named(byte[] set, String name) throws IOException {
    try (var channel = new org.inion.format.MemoryChannel(set)) {
      var where = org.inion.error.Where.file("a");
      var variables = MatFiles.read(channel, java.util.Set.of("EEG", "data"), where);
      return variables.toString().contains(name);
    }
  }
}
