package org.inion.ingest;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inion.dsp.artifact.ArtifactKind;
import org.inion.dsp.artifact.BadChannels;
import org.inion.dsp.artifact.WindowArtifacts;
import org.inion.dsp.artifact.WindowMeasurer;
import org.inion.window.EventLabel;
import org.inion.window.EventTimeline;
import org.inion.window.LabelValue;
import org.inion.window.PlannedWindow;

/** Measures, refers, labels and writes the windows of one recording, batch by batch. */
final class WindowRows implements StretchSignal.Work {
  private final PreprocessConfig config;
  private final OpenRecording open;
  private final ChannelLayout layout;
  private final BadChannels bad;
  private final WindowMeasurer measurer;
  private final RowMaker maker;
  private final RecordingProcessor.RowSink sink;
  private final StageClock clock;
  private final WindowTally tally;
  private final EventTimeline timeline;
  private final List<String> labelNames;
  private final int[] eegRows;

  WindowRows(
      PreprocessConfig config,
      OpenRecording open,
      ChannelLayout layout,
      BadChannels bad,
      WindowMeasurer measurer,
      RowMaker maker,
      RecordingProcessor.RowSink sink,
      StageClock clock,
      WindowTally tally) {
    this.config = config;
    this.open = open;
    this.layout = layout;
    this.bad = bad;
    this.measurer = measurer;
    this.maker = maker;
    this.sink = sink;
    this.clock = clock;
    this.tally = tally;
    this.timeline = EventTimeline.of(open.events());
    this.labelNames = config.eventLabels().labels().stream().map(EventLabel::name).toList();
    this.eegRows = layout.eegRows();
  }

  @Override
  public void accept(WindowBatch batch) throws IOException {
    clock.enter("artifacts");
    int[] starts = batch.windows().stream().mapToInt(batch::start).toArray();
    int length = batch.windows().get(0).samples();
    List<WindowArtifacts> artifacts = measurer.measure(batch.signal(), starts, length, bad);
    clock.enter("reference");
    refer(batch);
    clock.enter("write");
    for (int i = 0; i < starts.length; i++) {
      write(batch.windows().get(i), batch.rows(), starts[i], artifacts.get(i));
    }
    clock.enter("filter");
  }

  /** Only EEG is referred, and only to EEG. */
  private void refer(WindowBatch batch) {
    float[][] rows = new float[eegRows.length][];
    for (int i = 0; i < eegRows.length; i++) {
      rows[i] = batch.rows()[eegRows[i]];
    }
    List<String> names = Arrays.stream(eegRows).mapToObj(row -> layout.names().get(row)).toList();
    config
        .reference()
        .apply(open.where(), names, Set.copyOf(bad.names()), rows, batch.signal().samples());
  }

  private void write(PlannedWindow window, float[][] rows, int start, WindowArtifacts artifacts)
      throws IOException {
    if (drops(artifacts)) {
      tally.count("dropped", 1);
      return;
    }
    Map<String, LabelValue> labels = new HashMap<>();
    window
        .event()
        .ifPresent(event -> labels.putAll(config.eventLabels().of(event, timeline, open.where())));
    sink.write(maker.row(window, rows, start, artifacts, labels));
    maker.clear(labelNames);
    tally.add(artifacts);
  }

  private boolean drops(WindowArtifacts artifacts) {
    return switch (config.drop()) {
      case NONE -> false;
      case FLAGGED -> Arrays.stream(ArtifactKind.values()).anyMatch(artifacts::flag);
      case UNCLEAN -> !artifacts.clean();
    };
  }
}
