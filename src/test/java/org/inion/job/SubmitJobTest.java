package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.evaluate.PredictionFolder;
import org.inion.table.PredictionContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jobs/submit} as it is called. */
class SubmitJobTest {
  @TempDir private Path folder;

  @Test
  void writesACsvAndSaysWhere() throws IOException {
    new PredictionFolder()
        .add("a", 1.0, 1.5)
        .write(folder.resolve("p"), PredictionFolder.numbers(PredictionContract.Origin.SIMULATED));
    JobCall call =
        submit("--predictions", folder.resolve("p"), "--out", folder.resolve("x.csv"), "--json");
    assertThat(call.exit()).isZero();
    JsonNode line = call.json();
    assertThat(line.get("csv").asText()).isEqualTo(folder.resolve("x.simulated.csv").toString());
    assertThat(line.get("rows").asInt()).isEqualTo(1);
    assertThat(line.get("simulated").asBoolean()).isTrue();
    assertThat(folder.resolve("x.simulated.csv")).exists();
  }

  @Test
  void endsWithOneWhenTheChallengeWouldRefuse() throws IOException {
    Path zip = Files.write(folder.resolve("z.zip"), new byte[] {1, 2});
    JobCall call = submit("--check", zip, "--json");
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.errors())
        .singleElement()
        .asString()
        .startsWith("[" + zip + ", rule zip] Cannot submit: the file must be a zip");
    assertThat(call.json().get("valid").asBoolean()).isFalse();
    assertThat(call.json().get("refusals").get(0).get("rule").asText()).isEqualTo("zip");
  }

  @Test
  void wantsOneThingToDo() {
    for (List<String> arguments :
        List.of(
            List.<String>of(),
            List.of("--challenge-1", "a", "--out", "b.zip"),
            List.of("--challenge-1", "a", "--challenge-2", "b"),
            List.of("--check", "a", "--predictions", "b"),
            List.of("--check", "a", "--out", "b"))) {
      JobCall call = submit(arguments.toArray());
      assertThat(call.exit()).isEqualTo(1);
      assertThat(call.errors()).singleElement().asString().startsWith("Cannot submit: give");
    }
  }

  @Test
  void tellsEveryValueThatItDoesNotKnow() {
    JobCall call = submit("--predictions", "p", "--out", "x.csv", "--rows", "month");
    assertThat(call.errors()).containsExactly("[--rows] No \"month\"; options: window, subject.");
    assertThat(submit("--check", "z.zip", "--side", "left").errors())
        .containsExactly("[--side] No \"left\"; options: all, train, validation, test.");
  }

  private static JobCall submit(Object... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "submit";
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i].toString();
    }
    return JobCall.of(all);
  }
}
