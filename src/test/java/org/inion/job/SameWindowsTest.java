package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.inion.TableRows;
import org.inion.TestSpark;
import org.inion.TinyDataset;
import org.inion.file.LocalFiles;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingFormats;
import org.inion.format.RecordingLayout;
import org.inion.format.SampleWriter;
import org.inion.format.brainvision.BrainVisionWriter;
import org.inion.format.edf.EdfLayout;
import org.inion.format.edf.EdfSignal;
import org.inion.format.edf.EdfVariant;
import org.inion.format.edf.EdfWriter;
import org.inion.format.eeglab.EeglabWriter;
import org.inion.ingest.HadoopStore;
import org.inion.signal.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One recording in every format gives the same windows, but for half a step of the formats that
 * have steps. Where it comes from is a {@code .set} file of version 7.3, which nothing here writes.
 */
class SameWindowsTest {
  private static final String ORIGIN = "set-v73";
  private static final double RANGE_MICROVOLTS = 1638.35;
  private static final double EDF_HALF_STEP = RANGE_MICROVOLTS / 32_767 / 2;
  private static final double BDF_HALF_STEP = RANGE_MICROVOLTS / 8_388_607 / 2;
  private static final double INT16_HALF_STEP = 0.025;

  /** How far values may be from those of the origin, in µV. */
  private static final Map<String, Double> HALF_STEPS =
      new LinkedHashMap<>(
          Map.of(
              ORIGIN,
              0.0,
              "set-inside",
              0.0,
              "set-fdt",
              0.0,
              "brainvision",
              0.0,
              "brainvision-int16",
              INT16_HALF_STEP,
              "edf",
              EDF_HALF_STEP,
              "bdf",
              BDF_HALF_STEP));

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    for (String format : HALF_STEPS.keySet()) {
      TinyDataset.at(folder.resolve(format));
    }
    Path origin = Path.of(stem(ORIGIN) + ".set");
    Files.createDirectories(origin.getParent());
    try (InputStream in = getClass().getResourceAsStream("/org/inion/format/eeglab/noise.set")) {
      Files.copy(in, origin);
    }
    for (String format : HALF_STEPS.keySet()) {
      if (!format.equals(ORIGIN)) {
        copy(origin, format);
      }
    }
  }

  @Test
  void windowsAsTheyWereRecorded() throws IOException {
    Map<String, List<Row>> rows =
        windows("--preset", "raw", "--set", "window.anchor.events=[\"Stimulus/S  1\"]");
    assertThat(rows.get(ORIGIN)).hasSize(2);
    compare(rows, 1);
  }

  /** Filter and reference add up errors of a step: by no more than their weights. */
  @Test
  void windowsThatWereFiltered() throws IOException {
    Map<String, List<Row>> rows = windows("--preset", "default");
    assertThat(rows.get(ORIGIN)).hasSize(11);
    compare(rows, 2);
  }

  private void compare(Map<String, List<Row>> rows, double times) {
    List<Row> origin = rows.get(ORIGIN);
    HALF_STEPS.forEach(
        (format, halfStep) -> {
          List<Row> others = rows.get(format);
          assertThat(others).as(format).hasSameSizeAs(origin);
          double largest = 0;
          for (int i = 0; i < origin.size(); i++) {
            for (int column = 1; column < origin.get(i).size(); column++) {
              assertThat(others.get(i).get(column)).isEqualTo(origin.get(i).get(column));
            }
            float[] values = floats(others.get(i));
            float[] expected = floats(origin.get(i));
            for (int k = 0; k < values.length; k++) {
              largest = Math.max(largest, Math.abs((double) values[k] - expected[k]));
            }
          }
          assertThat(largest).as(format).isLessThanOrEqualTo(times * halfStep * 1.0001);
          // A step that left no trace would be none.
          assertThat(largest).as(format).isGreaterThanOrEqualTo(0.5 * halfStep);
        });
  }

  /** The signal of each window, and all that says where it lies and how good it is. */
  private Map<String, List<Row>> windows(String... options) throws IOException {
    String out = folder.resolve("windows").toString();
    List<String> call = new ArrayList<>(List.of("preprocess", "--out", out, "--json"));
    HALF_STEPS.keySet().forEach(format -> call.addAll(List.of("--bids", folder + "/" + format)));
    call.addAll(Arrays.asList(options));
    JobCall made = JobCall.of(call.toArray(String[]::new));
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.json().path("rejected").asInt()).isZero();
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (String format : HALF_STEPS.keySet()) {
      rows.put(
          format,
          TableRows.read(out)
              .where("dataset = '" + format + "'")
              .orderBy("window_index")
              .select(
                  "signal",
                  "window_index",
                  "start_seconds",
                  "anchor",
                  "n_channels",
                  "n_samples",
                  "sample_rate_hz",
                  "artifact_amplitude",
                  "artifact_flat",
                  "artifact_step",
                  "artifact_muscle",
                  "artifact_line_noise",
                  "bad_channels",
                  "clean")
              .collectAsList());
    }
    return rows;
  }

  private static float[] floats(Row row) {
    ByteBuffer bytes = ByteBuffer.wrap((byte[]) row.get(0)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private String stem(String format) {
    return folder.resolve(format).resolve("sub-01/eeg/sub-01_task-rest_eeg").toString();
  }

  private void copy(Path origin, String format) throws IOException {
    HadoopStore store = new HadoopStore(TestSpark.session().sparkContext().hadoopConfiguration());
    try (Recording recording =
            RecordingFormats.all().open(new LocalFiles(), origin.toString(), ReadPolicies.DEFAULT);
        SampleWriter writer =
            writer(
                format, new RecordingFiles(store, stem(format)), RecordingLayout.of(recording))) {
      writer.writeAll(recording.source(new int[] {0, 1, 2, 3}, recording.segments().get(0)));
      assertThat(writer.saturatedSamples()).isZero();
    }
  }

  private static SampleWriter writer(String format, RecordingFiles files, RecordingLayout layout)
      throws IOException {
    return switch (format) {
      case "set-inside" -> EeglabWriter.open(files, layout, EeglabWriter.Samples.INSIDE);
      case "set-fdt" -> EeglabWriter.open(files, layout, EeglabWriter.Samples.BESIDE);
      case "brainvision" -> BrainVisionWriter.floats(files, layout);
      case "brainvision-int16" ->
          BrainVisionWriter.integers(files, layout, Collections.nCopies(4, 2 * INT16_HALF_STEP));
      case "edf" -> edf(EdfVariant.EDF_C, files, ".edf", layout);
      default -> edf(EdfVariant.BDF_C, files, ".bdf", layout);
    };
  }

  private static SampleWriter edf(
      EdfVariant variant, RecordingFiles files, String extension, RecordingLayout layout)
      throws IOException {
    int most = variant.largestDigital();
    List<EdfSignal> signals =
        layout.channels().stream()
            .map(
                channel ->
                    new EdfSignal(
                        channel.name(),
                        "uV",
                        -RANGE_MICROVOLTS,
                        RANGE_MICROVOLTS,
                        -most,
                        most,
                        100))
            .toList();
    return EdfWriter.open(
        files.create(extension),
        EdfLayout.continuous(variant, BigDecimal.ONE, 22, signals)
            .withAnnotations(layout.events()));
  }
}
