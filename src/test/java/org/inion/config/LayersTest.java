package org.inion.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
  private static final List<String> PRESETS = List.of("default", "challenge", "raw");

  @TempDir Path folder;

  private static Layers layers() {
    return Layers.reference("conf/preprocess.conf");
  }

  @Test
  void theReferenceHoldsEveryDefaultWithItsUnit() {
    Settings settings = layers().resolve();
    assertThat(settings.seconds("window.length")).isEqualTo(2);
    assertThat(settings.hertzOrOff("filter.high-pass")).hasValue(0.5);
    assertThat(settings.hertzOrOff("filter.notch")).isEmpty();
    assertThat(settings.bytes("output.part-size")).isEqualTo(128_000_000);
    assertThat(settings.share("split.train")).isEqualTo(0.7);
    assertThat(settings.list("channels.types")).containsExactly("EEG");
    settings.check();
  }

  @Test
  void rendersWhatItResolved() {
    Settings settings = Layers.reference("conf/preprocess.conf").set("window.length=3 s").resolve();
    assertThat(settings.render()).contains("length=\"3 s\"").doesNotContain("#");
    assertThat(settings.json()).startsWith("{\"").contains("\"length\":\"3 s\"");
  }

  @Test
  void aLaterLayerWins() throws IOException {
    Path file = folder.resolve("mine.conf");
    Files.writeString(file, "window { length = 4 s }\nfilter.low-pass = 45 Hz\n");
    Settings settings =
        layers()
            .preset("conf/presets", "challenge", PRESETS)
            .file(file.toString())
            .set("window.length=500 ms")
            .resolve();
    settings.check();
    assertThat(settings.seconds("window.length")).isEqualTo(0.5);
    assertThat(settings.hertz("filter.low-pass")).isEqualTo(45);
    assertThat(settings.text("reference.kind")).isEqualTo("none");
  }

  @Test
  void everyProblemIsReportedAtOnce() throws IOException {
    Path file = folder.resolve("mine.conf");
    Files.writeString(file, "filter.hihg-pass = 1 Hz\nwindow.length = 2\n");
    Settings settings =
        layers()
            .file(file.toString())
            .set("window.stride=1 s")
            .set("window.stride=2 s")
            .set("nonsense")
            .set("resample.rate=100 parsec")
            .file("no/such.conf")
            .resolve();
    settings.seconds("window.length");
    settings.hertz("resample.rate");
    BadSetupException error = catchThrowableOfType(BadSetupException.class, settings::check);
    assertThat(error.problems())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("mine.conf")
                    .contains("Unknown key \"filter.hihg-pass\"")
                    .contains("did you mean \"filter.high-pass\"?"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("\"window.length\": it must be a number with a unit, such as 2 s")
                    .contains("but was \"2\""))
        .anySatisfy(
            problem ->
                assertThat(problem).contains("\"window.stride\" twice: it is \"1 s\" and \"2 s\""))
        .anySatisfy(problem -> assertThat(problem).contains("\"nonsense\": it must be key=value"))
        .anySatisfy(problem -> assertThat(problem).contains("\"100 parsec\""))
        .anySatisfy(problem -> assertThat(problem).contains("no/such.conf"))
        .hasSize(6);
  }

  @Test
  void anUnknownPresetNamesTheOptions() {
    Settings settings = layers().preset("conf/presets", "fast", PRESETS).resolve();
    assertThatThrownBy(settings::check)
        .hasMessageContaining("No preset \"fast\"; options: default, challenge, raw.");
  }

  @Test
  void freeNamesAreTakenWhereTheReferenceIsOpen() {
    Settings settings =
        layers().set("labels.events={ rt { until = [press], within = 3 s } }").resolve();
    settings.check();
    assertThat(settings.names("labels.events")).containsExactly("rt");
    assertThat(settings.list("labels.events.rt.until")).containsExactly("press");
    assertThat(settings.seconds("labels.events.rt.within")).isEqualTo(3);
  }

  @Test
  void quotedWordsOfAListStayAsTheyAreWritten() throws IOException {
    Path file = folder.resolve("mine.conf");
    Files.writeString(file, "split.lists.train = [\"01\", \"002\", a]\n");
    Settings settings =
        layers().file(file.toString()).set("split.lists.test=[\"03\", b]").resolve();
    settings.check();
    assertThat(settings.list("split.lists.train")).containsExactly("01", "002", "a");
    assertThat(settings.list("split.lists.test")).containsExactly("03", "b");
    Settings again = layers().text(settings.render()).resolve();
    assertThat(again.list("split.lists.train")).containsExactly("01", "002", "a");
  }

  @Test
  void unitsConvertToTheBaseUnit() {
    Settings settings =
        layers()
            .set("window.length=1500 ms")
            .set("resample.rate=0.2 kHz")
            .set("output.part-size=1 GB")
            .resolve();
    assertThat(settings.seconds("window.length")).isEqualTo(1.5);
    assertThat(settings.hertz("resample.rate")).isEqualTo(200);
    assertThat(settings.bytes("output.part-size")).isEqualTo(1_000_000_000L);
  }

  @Test
  void theRenderedConfigurationReadsBackAsItself() throws IOException {
    Settings settings = layers().set("window.length=4 s").resolve();
    Path file = folder.resolve("resolved.conf");
    Files.writeString(file, settings.render());
    Settings again = layers().file(file.toString()).resolve();
    again.check();
    assertThat(again.render()).isEqualTo(settings.render());
  }
}
