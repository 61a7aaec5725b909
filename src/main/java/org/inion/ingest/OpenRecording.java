package org.inion.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.inion.bids.BidsRecording;
import org.inion.bids.ChannelChoice;
import org.inion.bids.EventReading;
import org.inion.bids.Finding;
import org.inion.bids.SidecarReader;
import org.inion.bids.Sidecars;
import org.inion.error.Where;
import org.inion.file.FileTree;
import org.inion.format.RecordingFormats;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.Segment;
import org.inion.window.EventColumn;
import org.inion.window.EventRules;
import org.inion.window.Stretches;

/**
 * A raw file and its sidecars, opened and joined: what a recording is before its samples are read.
 */
final class OpenRecording implements Closeable {
  private final Where where;
  private final Recording recording;
  private final Sidecars sidecars;
  private final Optional<Double> lineHz;
  private final ChannelChoice choice;
  private final List<Event> events;
  private final List<Segment> stretches;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Finding> findings;

  private OpenRecording(
      Where where,
      Recording recording,
      Sidecars sidecars,
      Optional<Double> lineHz,
      PreprocessConfig config,
      Stage stage) {
    this.where = where;
    this.recording = recording;
    this.sidecars = sidecars;
    this.lineHz = lineHz;
    stage.enter("channels");
    choice =
        ChannelChoice.of(
            where, recording.channels(), sidecars.channels(), config.channels().types());
    stage.enter("events");
    findings = new ArrayList<>(choice.findings());
    double seconds = seconds();
    List<Event> read;
    if (sidecars.events().isPresent()) {
      EventReading reading =
          config
              .eventColumn()
              .map(column -> sidecars.events().get().read(seconds, column))
              .orElseGet(() -> sidecars.events().get().read(seconds));
      findings.addAll(reading.findings());
      read = reading.events();
      missingColumns(config, sidecars.events().get().table().columns());
    } else {
      read = recording.events();
    }
    EventRules.Kept kept = config.events().of(read);
    events = kept.events();
    counts.putAll(kept.counts());
    stretches = Stretches.of(recording.segments(), events, choice.channels().get(0).rate());
    config
        .exclusions()
        .ofRecording(seconds, choice.channels().size())
        .ifPresent(
            rule -> {
              throw new ExcludedRecording(rule);
            });
    if (sidecars.eeg().hasNoChannelCount()) {
      counts.put("recordings without a channel count in _eeg.json", 1);
    }
    AnchorCheck.of(where, config.windows(), events).ifPresent(findings::add);
    recording
        .repairs()
        .forEach((name, count) -> counts.merge("repair " + name, count, Integer::sum));
    findings.forEach(
        finding ->
            counts.merge("finding " + finding.kind().label(), finding.count(), Integer::sum));
  }

  /** A label from a column that the file does not have is missing, and that is counted. */
  private void missingColumns(PreprocessConfig config, List<String> columns) {
    for (EventColumn column : config.eventLabels().columns()) {
      if (!columns.contains(column.name())) {
        counts.merge("recordings without a column " + column.name(), 1, Integer::sum);
      }
    }
  }

  /** Tells in which stage of the work a recording is. */
  interface Stage {
    void enter(String name);
  }

  /**
   * Opens a recording.
   *
   * @throws ExcludedRecording when a rule leaves it out
   */
  static OpenRecording open(
      BidsRecording bids,
      FileTree files,
      SidecarReader sidecarReader,
      PreprocessConfig config,
      Stage stage)
      throws IOException {
    stage.enter("sidecars");
    Sidecars sidecars = sidecarReader.read(bids);
    // Read at once, so that a broken one is told before any work is done.
    OptionalDouble line = sidecars.eeg().powerLineFrequencyHertz();
    Optional<Double> lineHz = line.isPresent() ? Optional.of(line.getAsDouble()) : Optional.empty();
    stage.enter("open");
    String path = bids.file().path();
    Recording recording = RecordingFormats.all().open(files, path, config.policies());
    try {
      return new OpenRecording(Where.file(path), recording, sidecars, lineHz, config, stage);
    } catch (RuntimeException e) {
      recording.close();
      throw e;
    }
  }

  Where where() {
    return where;
  }

  Recording recording() {
    return recording;
  }

  ChannelChoice choice() {
    return choice;
  }

  /** By onset; those of events.tsv, without one those of the file. */
  List<Event> events() {
    return events;
  }

  /** What is filtered on its own: between gaps and boundaries. */
  List<Segment> stretches() {
    return stretches;
  }

  /** Repairs and findings by name. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** What was passed over. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** From the first sample to the end of the last segment, gaps included. */
  double seconds() {
    List<Segment> segments = recording.segments();
    if (segments.isEmpty()) {
      return 0;
    }
    Segment last = segments.get(segments.size() - 1);
    return last.onsetSeconds() + last.lengthSeconds();
  }

  /** Mains frequency as _eeg.json says it. */
  Optional<Double> lineHz() {
    return lineHz;
  }

  /** The reference while recording, as _eeg.json says it. */
  Optional<String> reference() {
    return sidecars.eeg().reference();
  }

  @Override
  public void close() throws IOException {
    recording.close();
  }
}
