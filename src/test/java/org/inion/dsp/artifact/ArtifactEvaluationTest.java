package org.inion.dsp.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.inion.dsp.artifact.ArtifactEvaluation.Score;
import org.junit.jupiter.api.Test;

/** Makes the evaluation table of docs/concepts/artifacts.md again and holds it to its floors. */
class ArtifactEvaluationTest {
  private static final Path PAGE = Path.of("docs/concepts/artifacts.md");
  private static final String BEGIN = "<!-- evaluation -->\n";
  private static final String END = "<!-- end of evaluation -->";

  @Test
  void flagsAndBadChannelsFindWhatWasInjectedAndThePageSaysHowMuch() throws IOException {
    Map<ArtifactKind, Score> flags = ArtifactEvaluation.flags(new int[] {32, 32, 64}, 120);
    Score unfiltered = ArtifactEvaluation.flatUnfiltered(32, 60);
    Score held = ArtifactEvaluation.flatLong(32, 120);
    Map<BadReason, Score> bad = ArtifactEvaluation.badChannels(new int[] {32, 32, 64, 129}, 40);

    requireFloors(flags, unfiltered, held);
    bad.values().forEach(score -> assertThat(score.sensitivity()).isGreaterThanOrEqualTo(0.85));
    bad.values().forEach(score -> assertThat(score.precision()).isGreaterThanOrEqualTo(0.6));
    requirePage(table(flags, unfiltered, held, bad));
  }

  private static void requireFloors(Map<ArtifactKind, Score> flags, Score unfiltered, Score held) {
    flags.values().forEach(score -> assertThat(score.precision()).isGreaterThanOrEqualTo(0.9));
    assertThat(flags.get(ArtifactKind.AMPLITUDE).sensitivity()).isGreaterThanOrEqualTo(0.9);
    assertThat(flags.get(ArtifactKind.STEP).sensitivity()).isGreaterThanOrEqualTo(0.75);
    assertThat(flags.get(ArtifactKind.MUSCLE).sensitivity()).isGreaterThanOrEqualTo(0.6);
    assertThat(flags.get(ArtifactKind.LINE_NOISE).sensitivity()).isGreaterThanOrEqualTo(0.35);
    assertThat(unfiltered.sensitivity()).isGreaterThanOrEqualTo(0.95);
    assertThat(held.sensitivity()).isGreaterThanOrEqualTo(0.6);
  }

  private static String table(
      Map<ArtifactKind, Score> flags, Score unfiltered, Score held, Map<BadReason, Score> bad) {
    StringBuilder table = new StringBuilder();
    line(table, "| simulated | injected | found | sensitivity | found in untouched | precision |");
    line(table, "|---|---|---|---|---|---|");
    line(table, flags.get(ArtifactKind.AMPLITUDE).row("amplitude: pops of 200–800 µV"));
    line(table, flags.get(ArtifactKind.FLAT).row("flat: 0.6–2 s held before the filter"));
    line(table, held.row("flat: 10 s held before the filter"));
    line(table, unfiltered.row("flat: 0.6–2 s held, no filter"));
    line(table, flags.get(ArtifactKind.STEP).row("step: 120–400 µV"));
    line(table, flags.get(ArtifactKind.MUSCLE).row("muscle: 25–80 µV RMS for 0.4–1.4 s"));
    line(table, flags.get(ArtifactKind.LINE_NOISE).row("line noise: sine of 15–60 µV"));
    line(table, bad.get(BadReason.FLAT).row("bad channel: dead"));
    line(table, bad.get(BadReason.DEVIATION).row("bad channel: 4–12 times as large"));
    line(table, bad.get(BadReason.CORRELATION).row("bad channel: unrelated 1/f noise"));
    line(table, bad.get(BadReason.HIGH_FREQUENCY).row("bad channel: white noise of 8–30 µV"));
    return table.toString();
  }

  private static void line(StringBuilder table, String row) {
    table.append(row).append('\n');
  }

  /** With {@code -Dinion.docs.write=true} the page is written anew instead. */
  private static void requirePage(String table) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("inion.docs.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(table);
    }
  }
}
