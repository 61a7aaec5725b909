package org.inion.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.inion.bids.BidsRecording;
import org.inion.bids.LabelColumns;
import org.inion.bids.Labels;
import org.inion.bids.SidecarFiles;
import org.inion.config.Layers;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.signal.Channel;
import org.inion.signal.Recording;
import org.inion.table.Contract;
import org.inion.table.Schema;

/**
 * What the job does with one recording, without Spark around it, for the benches: all flags, bad
 * channels, spectra, reference, rows. In this package because the job's parts are not public.
 * Confined to one thread.
 */
public final class WholeIngest {
  private static final List<String> SETTINGS =
      List.of(
          "filter.low-pass=50 Hz",
          "artifact.line-noise.frequency=60 Hz",
          "reference.recorded=[Cz]");

  private final Configuration hadoop = Hadoop.configuration(new Configuration());
  private final FileTree files = new HadoopFiles(hadoop);
  private final PreprocessConfig config;
  private final RowSchema rows;
  private final Contract contract;
  private final RecordingProcessor processor;

  /** Takes a row, which changes afterwards. */
  public interface RowSink {
    void accept(Object[] row) throws IOException;
  }

  /**
   * Ready for recordings that have the channels of this one.
   *
   * @param example an EDF file
   */
  public WholeIngest(Path example) throws IOException {
    Layers layers = Layers.reference("conf/preprocess.conf");
    SETTINGS.forEach(layers::set);
    config = PreprocessConfig.of(layers.resolve());
    rows = config.schema(LabelColumns.none());
    contract = contract(example);
    processor = new RecordingProcessor(config, files);
  }

  private Contract contract(Path example) throws IOException {
    try (Recording recording =
        RecordingFormats.all().open(files, example.toString(), ReadPolicies.DEFAULT)) {
      List<String> channels = recording.channels().stream().map(Channel::name).toList();
      return new Contract(
          channels,
          config.rate().orElseThrow().hertz(),
          (int) config.rate().orElseThrow().sampleAt(config.windows().lengthSeconds()),
          "uV",
          config.encoding().key(),
          rows.names());
    }
  }

  /** Does one recording; returns its windows. */
  public int run(Path file, RowSink sink) throws IOException {
    FileEntry entry = files.find(file.toString()).orElseThrow();
    BidsRecording recording =
        new BidsRecording(
            "bench",
            "bench/" + entry.name(),
            entry,
            List.of(),
            "",
            Map.of("sub", "bench"),
            SidecarFiles.none());
    RecordingTask task = new RecordingTask(recording, Labels.none(), entry.name());
    return processor.process(task, rows, contract, new StageClock(), sink::accept).written();
  }

  /** The columns of the rows. */
  public Schema schema() {
    return rows.schema();
  }

  /** A file of rows as the job writes it. */
  public RowFile create(Path file) throws IOException {
    Files.deleteIfExists(file);
    RunContext context =
        new RunContext(config.text(), contract, rows, "", new SerializableConfiguration(hadoop));
    DraftRows draft =
        new DraftRows(
            new org.apache.hadoop.fs.Path(file.toUri()), hadoop, context, config.zstdLevel());
    return new RowFile(draft);
  }

  /** A file of rows that is being written. */
  public static final class RowFile implements Closeable, RowSink {
    private final DraftRows draft;

    private RowFile(DraftRows draft) {
      this.draft = draft;
    }

    @Override
    public void accept(Object[] row) throws IOException {
      draft.write(row);
    }

    @Override
    public void close() throws IOException {
      draft.close();
    }
  }
}
