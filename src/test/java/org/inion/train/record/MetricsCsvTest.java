package org.inion.train.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inion.error.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsCsvTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItWroteBitForBit() {
    RunHistory history =
        RunHistory.EMPTY
            .with(epoch(1, Map.of(), Double.NaN, 0.1 + 0.2))
            .with(epoch(2, Map.of("subject.b", Double.NaN, "window.a", 1e-320), 1.0 / 3, Math.PI));
    Path file = folder.resolve("metrics.csv");
    MetricsCsv.write(file, history);
    assertThat(MetricsCsv.read(file)).isEqualTo(history);
    assertThat(MetricsCsv.read(file).epochs().get(1).scores().keySet())
        .containsExactly("window.a", "subject.b");
    MetricsCsv.write(file, RunHistory.EMPTY);
    assertThat(MetricsCsv.read(file)).isEqualTo(RunHistory.EMPTY);
  }

  @Test
  void tellsWhatWasNotMeasuredFromWhatIsNotDefined() {
    RunHistory history =
        RunHistory.EMPTY.with(epoch(1, Map.of("subject.b", Double.NaN), Double.NaN, 1));
    assertThat(MetricsCsv.of(history).lines())
        .containsExactly(
            "epoch,steps,windows,train_loss,validation_loss,subject.b,learning_rate,gradient_norm,"
                + "seconds,wait_share,best",
            "1,10,32,1.0,,NaN,0.001,,2.5,0.25,1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train_loss | trainloss | line 1] | columns",
        "1,10,32 | 1,10 | line 2] | cells must be 11, but was 10",
        "0.001 | fast | line 2] | learning_rate must be a number, but was fast",
        "1,10,32 | 1.5,10,32 | line 2] | epoch must be a whole number, but was 1.5",
        "1,10,32 | 0,10,32 | line 2] | the epoch 0",
        "0.25,1 | 0.25,yes | line 2] | best must be 0 or 1, but was yes",
        "2.5,0.25 | 2.5,25 | line 2] | the wait share 25",
      })
  void refusesWhatItDidNotWrite(String good, String bad, String place, String words)
      throws IOException {
    String csv =
        MetricsCsv.of(RunHistory.EMPTY.with(epoch(1, Map.of("subject.b", 0.5), Double.NaN, 1)));
    Path file = Files.writeString(folder.resolve("metrics.csv"), csv.replace(good, bad));
    assertThatThrownBy(() -> MetricsCsv.read(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(words);
  }

  @Test
  void refusesEpochsThatGoBack() throws IOException {
    String csv = MetricsCsv.of(RunHistory.EMPTY.with(epoch(1, Map.of(), Double.NaN, 1)));
    Path file = folder.resolve("metrics.csv");
    Files.writeString(file, csv + csv.lines().toList().get(1) + "\n");
    assertThatThrownBy(() -> MetricsCsv.read(file)).hasMessageContaining("Epoch 1 follows 1");
    assertThatThrownBy(() -> MetricsCsv.read(folder.resolve("none")))
        .isInstanceOf(BadDataException.class);
  }

  /** Scores are put in the order window, subject: not that of the alphabet. */
  private static EpochRecord epoch(
      int epoch, Map<String, Double> scores, double validationLoss, double trainLoss) {
    Map<String, Double> ordered = new LinkedHashMap<>();
    scores.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByKey().reversed())
        .forEach(score -> ordered.put(score.getKey(), score.getValue()));
    return new EpochRecord(
        epoch,
        10,
        32,
        trainLoss,
        validationLoss,
        ordered,
        1e-3,
        Double.NaN,
        2.5,
        0.25,
        EpochRecord.Standing.BEST_SO_FAR);
  }
}
