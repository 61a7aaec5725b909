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
          of("empty", EDF, bytes(all -> new byte[0]), "must not be empty", "Copy the file again"),
          of(
              "header-cut",
              EDF,
              bytes(all -> EdfDamage.cut(all, 300)),
              "at least 1280 bytes",
              "cut off after 300",
              "Copy the file again"),
          of(
              "records-huge",
              EDF,
              bytes(all -> EdfDamage.field(all, EdfDamage.RECORDS, "99999999")),
              "number of data records must be at most the 10",
              "was 99999999",
              "Copy the file again",
              "read.truncated-record"),
          of(
              "text-mode",
              EDF,
              bytes(EdfDamage::textMode),
              "changed by a transfer in text mode",
              "copy it again in binary mode"),
          of(
              "pointer",
              EDF,
              bytes(all -> ascii("/annex/objects/MD5E-s137472--0d2f2a2e6b4b6e3b.edf\n")),
              "is a pointer of git-annex",
              "datalad get"),
          of(
              "noise",
              BDF,
              bytes(Breakage::noise),
              "version of this data format must be",
              "copy it again"),
          of(
              "data-cut",
              BDF,
              bytes(all -> EdfDamage.cut(all, all.length - 100)),
              "last data record must have 1806 bytes",
              "cut off after 1706",
              "read.truncated-record to drop-last"),
          of(
              "unreadable",
              BDF,
              FaultyFileSystem::deny,
              "this user may not",
              "Change its permissions"),
          of(
              "no-json",
              BDF,
              file -> Files.writeString(beside(file, ".json"), "{\"PowerLineFrequency\": 50,"),
              "json, line 1]",
              "must be one JSON object",
              "Correct the file"),
          of(
              "samples-missing",
              BRAIN_VISION,
              file -> Files.delete(beside(file, ".eeg")),
              "field \"DataFile\"]",
              "_task-rest_eeg.eeg\" is not there",
              "Put it there"),
          of(
              "markers-missing",
              BRAIN_VISION,
              file -> Files.delete(beside(file, ".vmrk")),
              "field \"MarkerFile\"]",
              "_task-rest_eeg.vmrk\" is not there",
              "take the line out of the header"),
          of(
              "samples-outside",
              BRAIN_VISION,
              header("DataFile", "../../../../etc/passwd"),
              "field \"DataFile\"]",
              "was \"../../../../etc/passwd\"",
              "Put the file beside the header"),
          of(
              "no-interval",
              BRAIN_VISION,
              header("SamplingInterval", "0"),
              "line 8]",
              "SamplingInterval must be > 0 \u00B5s, but was \"0\"",
              "Correct the header"),
          of(
              "channels-huge",
              BRAIN_VISION,
              header("NumberOfChannels", "2000000000"),
              "line 7]",
              "NumberOfChannels must be the 3",
              "was 2000000000",
              "Correct the header"),
          of(
              "samples-cut",
              BRAIN_VISION,
              file -> cut(beside(file, ".eeg"), 6001),
              "_eeg.eeg]",
              "3 channels of 2 bytes, but was 6001 bytes",
              "read.truncated-record to drop-last"),
          of(
              "fdt-missing",
              EEGLAB,
              file -> Files.delete(beside(file, ".fdt")),
              "field \"EEG.data\"]",
              "_eeg.fdt\" must lie beside",
              "Copy it there"),
          of(
              "fdt-cut",
              EEGLAB,
              file -> cut(beside(file, ".fdt"), 8000),
              "_eeg.fdt]",
              "= 24000, but has 8000",
              "Copy the file again"),
          of(
              "no-rate",
              EEGLAB,
              Breakage::withoutRate,
              "field \"EEG.srate\"]",
              "must be a number > 0 Hz",
              "was NaN",
              "Correct it in EEGLAB"),
          of(
              "web-page",
              EEGLAB,
              bytes(all -> ascii("<!DOCTYPE html><title>Sign in</title>" + "<p>".repeat(60))),
              "is a web page",
              "fetch the file again"),
          of(
              "block-damaged",
              EEGLAB,
              bytes(Breakage::zeroInTheMiddle),
              "field \"",
              "compressed variable must unfold to its end",
              "copy it again"));

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
