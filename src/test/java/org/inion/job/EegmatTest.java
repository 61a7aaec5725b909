package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.inion.SharedFolder;
import org.inion.TableRows;
import org.inion.TestSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.JavaConverters;

/** Real recordings to a table, compared with what others read from the same files. */
class EegmatTest {
  private static final int WINDOWS = 31;

  @TempDir static Path folder;
  private static Path eegmat;
  private static String out;
  private static String raw;
  private static JobCall call;

  @BeforeAll
  static void preprocess() {
    eegmat = SharedFolder.path("eegmat-bids");
    out = folder.resolve("default").toString();
    raw = folder.resolve("raw").toString();
    call = JobCall.of("preprocess", "--bids", eegmat.toString(), "--out", out, "--json");
    JobCall.of("preprocess", "--bids", eegmat.toString(), "--out", raw, "--preset", "raw");
  }

  @Test
  void everyRecordingGivesItsWindows() throws IOException {
    assertThat(call.exit()).as(call.err()).isZero();
    Map<String, Long> windows = new TreeMap<>();
    TableRows.read(out)
        .groupBy("recording_id")
        .count()
        .collectAsList()
        .forEach(row -> windows.put(row.getString(0), row.getLong(1)));
    assertThat(windows).hasSize(24);
    assertThat(windows.keySet())
        .allMatch(id -> id.matches("eegmat-bids/sub-(\\d\\d)/eeg/sub-\\1_task-arithmetic"));
    assertThat(windows.values()).containsOnly((long) WINDOWS);
    assertThat(call.json().get("recordings").asInt()).isEqualTo(24);
    assertThat(call.json().get("subjects").asInt()).isEqualTo(24);
    assertThat(call.json().get("windows").asInt()).isEqualTo(24 * WINDOWS);
    assertThat(call.json().get("hours").asDouble()).isCloseTo(24 * 62 / 3600.0, within(1e-12));
  }

  @Test
  void labelsAreThoseOfParticipantsAndNotTheHeaders() throws IOException {
    List<String> lines = Files.readAllLines(eegmat.resolve("participants.tsv"));
    assertThat(lines.get(0)).startsWith("participant_id\tage\tsex\t");
    Map<String, String> labels = new TreeMap<>();
    for (Row row :
        TableRows.read(out).select("subject_id", "age_years", "sex").distinct().collectAsList()) {
      assertThat(labels.put(row.getString(0), row.getDouble(1) + " " + row.getString(2))).isNull();
    }
    int opposite = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      String subject = cells[0].substring("sub-".length());
      assertThat(labels.remove(subject)).isEqualTo(Double.parseDouble(cells[1]) + " " + cells[2]);
      opposite += headerSex(subject).equals(cells[2]) ? 0 : 1;
    }
    assertThat(labels).isEmpty();
    assertThat(opposite).as("headers that say the opposite").isEqualTo(23);
  }

  @Test
  void windowsFollowEachOtherFromTheStart() {
    List<Row> rows =
        TableRows.read(out)
            .where("subject_id = '07'")
            .orderBy("window_index")
            .select("window_index", "start_seconds", "n_channels", "n_samples", "sample_rate_hz")
            .collectAsList();
    for (int i = 0; i < WINDOWS; i++) {
      assertThat(rows.get(i).toString()).isEqualTo("[%d,%s,19,200,100.0]".formatted(i, 2.0 * i));
    }
  }

  @Test
  void cutOnlyTheSamplesAreThoseThatOthersRead() throws IOException {
    Map<String, float[][]> signals = rawSignals();
    assertThat(signals).hasSize(24);
    JsonNode reference =
        new ObjectMapper().readTree(eegmat.resolve("edf_native_reference.json").toFile());
    int compared = 0;
    for (JsonNode file : reference.get("files")) {
      String path = file.get("file").asText();
      float[][] x = signals.get("eegmat-bids/" + path.replace("_eeg.edf", ""));
      PlainHeader header = PlainHeader.read(eegmat.resolve(path));
      for (int c = 0; c < 19; c++) {
        JsonNode signal = file.get("signals").get(c);
        assertThat(signal.get("label").asText()).startsWith("EEG ");
        for (int i = 0; i < 5; i++) {
          assertThat(x[c][i])
              .isEqualTo(header.microvolts(c, signal.get("digital_first5").get(i).asInt()));
          assertThat(x[c][x[c].length - 5 + i])
              .isEqualTo(header.microvolts(c, signal.get("digital_last5").get(i).asInt()));
        }
        assertThat(mean(x[c])).isCloseTo(signal.get("phys_mean").asDouble(), within(1e-6));
        assertThat(deviation(x[c]))
            .isCloseTo(signal.get("phys_std_ddof0").asDouble(), within(1e-5));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(24 * 19);
  }

  @Test
  void thePackedEncodingIsWithinHalfAStep() {
    String packed = folder.resolve("int16").toString();
    JobCall.of(
        "preprocess",
        "--bids",
        eegmat.toString(),
        "--out",
        packed,
        "--subject",
        "00,01",
        "--set",
        "output.encoding=int16");
    String columns =
        "recording_id, window_index, inion_signal(signal, signal_scale, n_channels, n_samples) x, signal_scale";
    List<Row> floats = signals(out, "subject_id in ('00', '01')", columns);
    List<Row> counts = signals(packed, "true", columns);
    assertThat(counts).hasSize(2 * WINDOWS).hasSameSizeAs(floats);
    for (int w = 0; w < counts.size(); w++) {
      assertThat(floats.get(w).isNullAt(3)).isTrue();
      for (int c = 0; c < 19; c++) {
        float step = counts.get(w).<Float>getList(3).get(c);
        List<Float> exact = channel(floats.get(w), c);
        List<Float> near = channel(counts.get(w), c);
        for (int i = 0; i < 200; i++) {
          assertThat(Math.abs((double) near.get(i) - exact.get(i)))
              .isLessThanOrEqualTo(0.5 * step + Math.ulp(exact.get(i)));
        }
      }
    }
  }

  @Test
  void theSqlFunctionGivesTheBytesAsAnArray() {
    TableRows.read(out).createOrReplaceTempView("windows");
    Row row =
        TestSpark.session()
            .sql(
                "select inion_signal(signal, signal_scale, n_channels, n_samples) x, signal"
                    + " from windows where subject_id = '03' and window_index = 4")
            .first();
    ByteBuffer bytes = ByteBuffer.wrap((byte[]) row.get(1)).order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < 19; c++) {
      List<Float> channel = channel(row, c);
      assertThat(channel).hasSize(200);
      channel.forEach(value -> assertThat(value).isEqualTo(bytes.getFloat()));
    }
    assertThat(bytes.hasRemaining()).isFalse();
  }

  private static List<Float> channel(Row row, int channel) {
    List<scala.collection.Seq<Float>> channels = row.getList(row.fieldIndex("x"));
    return JavaConverters.seqAsJavaList(channels.get(channel));
  }

  private static List<Row> signals(String table, String where, String columns) {
    return TableRows.read(table)
        .where(where)
        .selectExpr(columns.split(", (?![^(]*\\))"))
        .orderBy("recording_id", "window_index")
        .collectAsList();
  }

  /** The windows of each recording one after the other. */
  private static Map<String, float[][]> rawSignals() {
    Map<String, float[][]> signals = new TreeMap<>();
    for (Row row : signals(raw, "true", "recording_id, window_index, signal")) {
      float[][] x = signals.computeIfAbsent(row.getString(0), id -> new float[19][WINDOWS * 1000]);
      ByteBuffer bytes = ByteBuffer.wrap((byte[]) row.get(2)).order(ByteOrder.LITTLE_ENDIAN);
      for (float[] channel : x) {
        for (int i = 0; i < 1000; i++) {
          channel[row.getInt(1) * 1000 + i] = bytes.getFloat();
        }
      }
    }
    return signals;
  }

  private static String headerSex(String subject) throws IOException {
    Path edf =
        eegmat.resolve("sub-%s/eeg/sub-%s_task-arithmetic_eeg.edf".formatted(subject, subject));
    return PlainHeader.text(Files.readAllBytes(edf), 8, 80).split(" ", -1)[1];
  }

  private static double mean(float[] x) {
    double sum = 0;
    for (float value : x) {
      sum += value;
    }
    return sum / x.length;
  }

  private static double deviation(float[] x) {
    double mean = mean(x);
    double squares = 0;
    for (float value : x) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / x.length);
  }
}
