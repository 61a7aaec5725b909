package org.inion.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.inion.bids.LabelColumns;
import org.inion.config.Settings;
import org.inion.dsp.FilterSpec;
import org.inion.dsp.artifact.ArtifactSettings;
import org.inion.dsp.reference.Reference;
import org.inion.format.ReadPolicies;
import org.inion.signal.SampleRate;
import org.inion.table.SignalEncoding;
import org.inion.task.Exclusions;
import org.inion.window.EventLabels;
import org.inion.window.EventRules;
import org.inion.window.WindowRule;

/**
 * A checked configuration of the preprocess job.
 *
 * @param channels which channels make the signal
 * @param policies for broken files
 * @param filter of the signal
 * @param rate of the windows; empty for that of the recordings
 * @param reference that the signal is referred to
 * @param recordedReference names of the reference while recording; {@code auto} asks _eeg.json
 * @param artifacts thresholds
 * @param lineHz mains frequency; empty asks _eeg.json
 * @param windows where they lie
 * @param drop which of them are left out
 * @param participantColumns further labels of subjects
 * @param eventLabels labels from events
 * @param eventColumn column of events.tsv that values are read from; empty for the usual ones
 * @param events which of them are looked at
 * @param exclusions who and what is left out
 * @param encoding of the signal
 * @param partBytes size of a part of the table
 * @param zstdLevel of its compression; 0 for none
 * @param text the resolved configuration
 * @param rowsText the part of it that the rows depend on
 */
public record PreprocessConfig(
    ChannelRules channels,
    ReadPolicies policies,
    FilterSpec filter,
    Optional<SampleRate> rate,
    Reference reference,
    List<String> recordedReference,
    ArtifactSettings artifacts,
    Optional<Double> lineHz,
    WindowRule windows,
    Drop drop,
    List<String> participantColumns,
    EventLabels eventLabels,
    Optional<String> eventColumn,
    EventRules events,
    Exclusions exclusions,
    SignalEncoding encoding,
    long partBytes,
    int zstdLevel,
    String text,
    String rowsText) {

  /** Which windows are left out of the table. */
  enum Drop {
    NONE,
    FLAGGED,
    UNCLEAN
  }

  /** The parts of the configuration that change what a row holds. */
  static final List<String> ROW_KEYS =
      List.of(
          "channels",
          "read",
          "filter",
          "resample",
          "reference",
          "window",
          "events",
          "labels",
          "exclude.shorter-than",
          "exclude.channels",
          "artifact",
          "output.encoding");

  private static final Map<String, PreprocessConfig> PARSED = new ConcurrentHashMap<>();

  /** The configuration of a text that {@link #text} gave, on whatever machine; parsed once. */
  static PreprocessConfig of(String text) {
    return PARSED.computeIfAbsent(text, PreprocessConfigReader::ofText);
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws org.inion.error.BadSetupException with every problem
   */
  public static PreprocessConfig of(Settings settings) {
    return PreprocessConfigReader.of(settings);
  }

  /** Whether the samples are stored as they are in the file. */
  boolean keepsSamples() {
    return rate.isEmpty()
        && filter.highPassHz().isEmpty()
        && filter.lowPassHz().isEmpty()
        && filter.notchHz().isEmpty();
  }

  /** Types of the participants columns, once they are known. */
  RowSchema schema(LabelColumns columns) {
    return RowSchema.of(columns, eventLabels);
  }
}
