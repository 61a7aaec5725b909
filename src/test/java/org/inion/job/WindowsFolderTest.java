package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.types.StructField;
import org.inion.TableRows;
import org.inion.TestSpark;
import org.inion.TinyDataset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a windows folder, as the contract has it. */
class WindowsFolderTest {
  private static final List<String> CONTRACT =
      List.of(
          "recording_id string",
          "dataset string",
          "release string?",
          "session string?",
          "task string?",
          "run string?",
          "subject_id string",
          "window_index int",
          "start_seconds double",
          "anchor string?",
          "signal binary",
          "signal_scale array<float>?",
          "n_channels int",
          "n_samples int",
          "sample_rate_hz double",
          "age_years double?",
          "p_factor double?",
          "attention double?",
          "internalizing double?",
          "externalizing double?",
          "response_time_seconds double?",
          "sex string?",
          "correct boolean?",
          "artifact_amplitude boolean",
          "artifact_flat boolean",
          "artifact_step boolean",
          "artifact_muscle boolean",
          "artifact_line_noise boolean",
          "peak_to_peak_uv float",
          "flat_peak_to_peak_uv float",
          "step_uv float",
          "muscle_rms_uv float",
          "line_noise_ratio float",
          "bad_channels array<string>",
          "clean boolean",
          "group string?",
          "score double?");

  @TempDir static Path folder;
  private static Path out;

  @BeforeAll
  static void preprocess() throws IOException {
    TinyDataset dataset = TinyDataset.of(folder.resolve("ds"), 2);
    dataset.text(
        "participants.tsv",
        """
        participant_id\tage\tsex\tgroup\tscore\trelease_number\tsplit
        sub-01\t21\tF\ta\t0.5\tR1\tmine
        sub-02\t22\tM\tb\t1\tR1\tmine
        """);
    out = folder.resolve("out");
    JobCall call =
        JobCall.of(
            "preprocess",
            "--bids",
            dataset.path(),
            "--out",
            out.toString(),
            "--set",
            "labels.participants=[group, score]");
    assertThat(call.exit()).as(call.err()).isZero();
  }

  @Test
  void theColumnsAreThoseOfTheContract() throws IOException {
    List<String> seen = new java.util.ArrayList<>();
    StructField[] fields = TableRows.read(out.toString()).schema().fields();
    try (ParquetFileReader reader = open(part())) {
      for (StructField field : fields) {
        boolean required =
            reader
                .getFileMetaData()
                .getSchema()
                .getType(field.name())
                .isRepetition(org.apache.parquet.schema.Type.Repetition.REQUIRED);
        seen.add(field.name() + " " + field.dataType().simpleString() + (required ? "" : "?"));
      }
    }
    assertThat(seen).isEqualTo(CONTRACT);
  }

  @Test
  void theRootHoldsPartsAndNothingElseThatIsSeen() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .hasSize(2)
          .allMatch(name -> name.equals("_inion") || name.matches("part-[0-9a-f]{24}\\.parquet"));
    }
    try (Stream<Path> files = Files.list(out.resolve("_inion"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "contract.json",
              "config.conf",
              "summary.json",
              "subjects",
              "rejected",
              "findings",
              "state");
    }
  }

  @Test
  void theContractSaysWhatAllWindowsShare() throws IOException {
    JsonNode contract = new ObjectMapper().readTree(out.resolve("_inion/contract.json").toFile());
    assertThat(contract.get("channels").toString()).isEqualTo("[\"Fz\",\"Cz\",\"Pz\"]");
    assertThat(contract.get("sample_rate_hz").asDouble()).isEqualTo(100);
    assertThat(contract.get("samples").asInt()).isEqualTo(200);
    assertThat(contract.get("unit").asText()).isEqualTo("uV");
    assertThat(contract.get("encoding").asText()).isEqualTo("float32");
    assertThat(contract.get("columns")).hasSize(CONTRACT.size());
  }

  @Test
  void theConfigurationIsResolved() {
    var config = ConfigFactory.parseFile(out.resolve("_inion/config.conf").toFile());
    assertThat(config.getString("filter.high-pass")).isEqualTo("0.5 Hz");
    assertThat(config.getStringList("labels.participants")).containsExactly("group", "score");
    assertThat(config.isResolved()).isTrue();
  }

  @Test
  void theSummaryIsWhatInspectPrints() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(out.resolve("_inion/summary.json").toFile());
    JsonNode inspected = JobCall.of("inspect", out.toString(), "--json").json();
    summary
        .fields()
        .forEachRemaining(e -> assertThat(inspected.get(e.getKey())).isEqualTo(e.getValue()));
    assertThat(summary.get("windows").asInt()).isEqualTo(10);
    assertThat(summary.at("/run/done").asInt()).isEqualTo(2);
    assertThat(summary.get("mb_out").asDouble()).isPositive();
  }

  @Test
  void subjectsHaveLabelsAndASide() {
    var subjects =
        TestSpark.session()
            .read()
            .parquet(out.resolve("_inion/subjects").toString())
            .orderBy("subject_id");
    assertThat(subjects.columns())
        .startsWith("dataset", "subject_id", "split", "fold")
        .contains("age_years", "sex", "group", "score", "release")
        .doesNotHaveDuplicates();
    assertThat(
            subjects
                .select("subject_id", "age_years", "sex", "group", "score", "release")
                .collectAsList()
                .toString())
        .isEqualTo("[[01,21.0,F,a,0.5,R1], [02,22.0,M,b,1.0,R1]]");
    assertThat(subjects.select("split").collectAsList())
        .allMatch(row -> List.of("train", "validation", "test").contains(row.getString(0)));
  }

  @Test
  void rejectedIsThereAndEmpty() {
    var rejected = TestSpark.session().read().parquet(out.resolve("_inion/rejected").toString());
    assertThat(rejected.columns()).contains("path", "stage", "error");
    assertThat(rejected.count()).isZero();
  }

  @Test
  void aRowGroupHoldsOneRecordingAndIsNotCompressed() throws IOException {
    try (ParquetFileReader reader = open(part())) {
      assertThat(reader.getRowGroups()).hasSize(2);
      for (BlockMetaData group : reader.getRowGroups()) {
        assertThat(group.getRowCount()).isEqualTo(5);
        assertThat(group.getColumns())
            .allMatch(column -> column.getCodec().name().equals("UNCOMPRESSED"));
      }
      assertThat(reader.getFileMetaData().getKeyValueMetaData()).containsKey("inion.contract");
      assertThat(reader.getFileMetaData().getSchema().getColumns())
          .extracting(ColumnDescriptor::getMaxDefinitionLevel)
          .contains(0, 1);
    }
  }

  private static ParquetFileReader open(Path part) throws IOException {
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(
            new org.apache.hadoop.fs.Path(part.toString()), new Configuration(false)));
  }

  private static Path part() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
