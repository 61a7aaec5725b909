package org.inion.job;

import static org.inion.job.HostileDataset.Kind.BDF;
import static org.inion.job.HostileDataset.Kind.BRAIN_VISION;
import static org.inion.job.HostileDataset.Kind.EDF;
import static org.inion.job.HostileDataset.Kind.EEGLAB;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.inion.EdfDamage;
import org.inion.ingest.FaultyFileSystem;
import us.hebi.matlab.mat.format.Mat5;

/**
 * A way in which a recording is broken, and what a person must be told of it.
 *
 * @param kind of recording to which it is done
 * @param says what the line must hold: field, value, rule and way out
 */
record Breakage(String name, HostileDataset.Kind kind, Damage damage, List<String> says) {
  static final List<Breakage> ALL =
      List.of(
          of("empty", EDF, bytes(all -> new byte[0])),
          of("header-cut", EDF, bytes(all -> EdfDamage.cut(all, 300))),
          of(
              "records-huge",
              EDF,
              bytes(all -> EdfDamage.field(all, EdfDamage.RECORDS, "99999999"))),
          of("text-mode", EDF, bytes(EdfDamage::textMode)),
          of(
              "pointer",
              EDF,
              bytes(all -> ascii("/annex/objects/MD5E-s137472--0d2f2a2e6b4b6e3b.edf\n"))),
          of("noise", BDF, bytes(Breakage::noise)),
          of("data-cut", BDF, bytes(all -> EdfDamage.cut(all, all.length - 100))),
          of("unreadable", BDF, FaultyFileSystem::deny),
          of(
              "no-json",
              BDF,
              file -> Files.writeString(beside(file, ".json"), "{\"PowerLineFrequency\": 50,")),
          of("samples-missing", BRAIN_VISION, file -> Files.delete(beside(file, ".eeg"))),
          of("markers-missing", BRAIN_VISION, file -> Files.delete(beside(file, ".vmrk"))),
          of("samples-outside", BRAIN_VISION, header("DataFile", "../../../../etc/passwd")),
          of("no-interval", BRAIN_VISION, header("SamplingInterval", "0")),
          of("channels-huge", BRAIN_VISION, header("NumberOfChannels", "2000000000")),
          of("samples-cut", BRAIN_VISION, file -> cut(beside(file, ".eeg"), 6001)),
          of("fdt-missing", EEGLAB, file -> Files.delete(beside(file, ".fdt"))),
          of("fdt-cut", EEGLAB, file -> cut(beside(file, ".fdt"), 8000)),
          of("no-rate", EEGLAB, Breakage::withoutRate),
          of(
              "web-page",
              EEGLAB,
              bytes(all -> ascii("<!DOCTYPE html><title>Sign in</title>" + "<p>".repeat(60)))),
          of("block-damaged", EEGLAB, bytes(Breakage::zeroInTheMiddle)));

  /** Does something to the file that opens a recording, or to one beside it. */
  @FunctionalInterface
  interface Damage {
    void apply(Path file) throws IOException;
  }

  private interface Change {
    byte[] of(byte[] all) throws IOException;
  }

  private static Breakage of(String name, HostileDataset.Kind kind, Damage damage, String... says) {
    return new Breakage(name, kind, damage, List.of(says));
  }

  @Override
  public String toString() {
    return name;
  }

  void apply(Path file) throws IOException {
    damage.apply(file);
  }

  /** The file of the same recording with another extension. */
  static Path beside(Path file, String extension) {
    return file.resolveSibling(HostileDataset.name(file) + extension);
  }

  private static Damage bytes(Change change) {
    return file -> Files.write(file, change.of(Files.readAllBytes(file)));
  }

  private static Damage header(String key, String value) {
    return file ->
        Files.writeString(
            file,
            Files.readString(file).replaceFirst("\n" + key + "=.*", "\n" + key + "=" + value));
  }

  private static void cut(Path file, int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] noise(byte[] all) {
    byte[] noise = new byte[all.length];
    new Random(20).nextBytes(noise);
    return noise;
  }

  private static void withoutRate(Path file) throws IOException {
    String fdt = HostileDataset.name(file) + ".fdt";
    Files.write(file, HostileDataset.set(Double.NaN, Mat5.newString(fdt)));
  }

  private static byte[] zeroInTheMiddle(byte[] all) {
    byte[] changed = all.clone();
    Arrays.fill(changed, all.length / 2, all.length / 2 + 16, (byte) 0);
    return changed;
  }
}
