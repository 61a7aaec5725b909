package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inion.TinyDataset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a wrong configuration is told: every error, each once, in the words of its key. */
class ConfigurationErrorsTest {
  @TempDir static Path folder;
  private static TinyDataset dataset;

  @BeforeAll
  static void write() throws IOException {
    dataset = TinyDataset.of(folder.resolve("ds"), 3);
  }

  private static JobCall call(String... more) {
    List<String> line = new ArrayList<>(List.of("preprocess", "--bids", dataset.path(), "--out"));
    line.add(folder.resolve("out").toString());
    line.addAll(List.of(more));
    JobCall call = JobCall.of(line.toArray(String[]::new));
    assertThat(call.exit()).as(call.out()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.err()).doesNotContain("\tat ").doesNotContain("fault of Inion");
    assertThat(folder.resolve("out")).doesNotExist();
    return call;
  }

  private static List<String> errors(String... settings) {
    List<String> options = new ArrayList<>();
    for (String setting : settings) {
      options.add("--set");
      options.add(setting);
    }
    return call(options.toArray(String[]::new)).errors();
  }

  @Test
  void allErrorsOfAllPartsAreToldAtOnce() {
    List<String> errors =
        errors(
            "artifact.amplitude.channels=0",
            "artifact.flat.duration=0 s",
            "artifact.flat.channels=0",
            "artifact.step.window=1 ms",
            "artifact.muscle.band=[140 Hz, 110 Hz]",
            "artifact.clean.bad-channels=200 %",
            "split.rule=k-fold",
            "split.folds=1");
    for (String part :
        List.of(
            "artifact.amplitude.channels",
            "artifact.flat.duration",
            "artifact.flat.channels",
            "artifact.step.move",
            "artifact.muscle.band",
            "artifact.clean.bad-channels: must be from 0 % to 100 %, but was 200 %",
            "split.folds")) {
      assertThat(errors).filteredOn(line -> line.contains(part)).as(part).hasSize(1);
    }
    assertThat(errors).hasSize(7);
  }

  /** Keys that would be passed over in silence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          split.stratify=sex           | split.rule=ratio  | counts only with k-fold or stratified
          split.column=sex             | split.rule=lists  | counts only with column
          split.values.train=[F]       | split.rule=ratio  | counts only with column
          split.lists.test=["01"]      | split.rule=k-fold | counts only with lists
          split.folds=3                | split.rule=ratio  | counts only with k-fold
          window.stride=2 s            | window.anchor.events=[go] | Leave one of them out.
          """)
  void keysThatClashAreErrors(String key, String with, String text) {
    assertThat(errors(key, with))
        .filteredOn(line -> line.contains("\"" + key.substring(0, key.indexOf('=')) + "\""))
        .hasSize(1)
        .first()
        .asString()
        .contains(text);
  }

  @Test
  void splitRefusesTheSame() {
    JobCall made =
        JobCall.of("preprocess", "--bids", dataset.path(), "--out", folder.resolve("w").toString());
    assertThat(made.exit()).as(made.err()).isZero();
    JobCall split =
        JobCall.of("split", folder.resolve("w").toString(), "--set", "split.stratify=sex");
    assertThat(split.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(split.errors()).hasSize(1);
    // The configuration that a folder was made with names every key, and clashes with nothing.
    JobCall again =
        JobCall.of(
            "preprocess",
            "--bids",
            dataset.path(),
            "--out",
            folder.resolve("w").toString(),
            "--config",
            folder.resolve("w/_inion/config.conf").toString(),
            "--set",
            "window.anchor.events=[go]");
    assertThat(again.exit()).as(again.err()).isZero();
  }

  /** One line each: what is given, and what must be in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          filter.notch=50                  | "filter.notch": it must be a number with a unit
          filter.high-pass=0 Hz            | filter.high-pass must be > 0 Hz, but was 0.0 Hz. Set it to off
          resample.rate=0 Hz               | "resample.rate": it must be > 0 Hz, or off
          window=5                         | [--set] Cannot give "window" a value: it is a group of keys, such as window.anchor, window.drop
          output.part-size=0 MB            | "output.part-size": it must be a size > 0
          window.anchor.offset="0 s        | the quotes of "0 s must be closed
          window.anchor.offset=soon        | "window.anchor.offset": it must be a number with a unit
          window.anchor.events=[late*]     | [--set] Cannot use "window.anchor.events" = [late*]: it must be a list or group in HOCON. Put its words in double quotes
          channels.types=[EEG, FOO]        | "channels.types": it must name types of BIDS, such as EEG or EOG, but was "FOO"
          channels.names=[C0, C0]          | names "C0" twice
          window.length=333 ms             | (33.3 samples). Use 0.33 s or 0.34 s
          """)
  void oneErrorIsOneLine(String setting, String text) {
    assertThat(errors(setting)).hasSize(1).first().asString().contains(text);
  }

  @Test
  void aReferenceToNothingIsOneLineWithFileAndKey() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.conf"), "\nwindow.length = ${x}\n");
    assertThat(call("--config", file.toString()).errors())
        .containsExactly(
            "["
                + file
                + ", line 2] Cannot use \"window.length\": ${x} must have a value, but has none."
                + " Give it one, or write the value itself.");
  }

  @Test
  void aFileThatIsNotHoconIsNamedOnceWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.conf"), "window {\n  length = [1\n");
    List<String> errors = call("--config", file.toString()).errors();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0)).startsWith("[" + file + ", line ");
    assertThat(errors.get(0).substring(file.toString().length())).doesNotContain(file.toString());
  }

  @Test
  void partitionsMustBeOneOrMore() {
    assertThat(call("--partitions", "0").errors())
        .containsExactly("[--partitions] Cannot begin: it must be > 0, but was 0.");
  }
}
