package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.inion.bids.SidecarReader;
import org.inion.dsp.artifact.ArtifactBands;
import org.inion.dsp.artifact.ArtifactKind;
import org.inion.dsp.artifact.BadChannelFinder;
import org.inion.dsp.artifact.BadChannels;
import org.inion.dsp.artifact.EegChannels;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.dsp.artifact.WindowArtifacts;
import org.inion.dsp.artifact.WindowMeasurer;
import org.inion.error.BadDataException;
import org.inion.file.FileTree;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.table.Contract;
import org.inion.window.EventTimeline;
import org.inion.window.LabelValue;
import org.inion.window.PlannedWindow;
import org.inion.window.Stretch;
import org.inion.window.WindowPlan;
import org.inion.window.WindowPlanner;

/**
 * One recording from its raw file to rows: read and filtered stretch by stretch, measured,
 * referred, cut. Keeps its buffers for the next one; confined to one thread.
 */
final class RecordingProcessor {
  private final PreprocessConfig config;
  private final FileTree files;
  private final SidecarReader sidecars;
  private final StretchFilter filter = new StretchFilter();
  private final SignalBuffers buffers = new SignalBuffers();

  RecordingProcessor(PreprocessConfig config, Configuration hadoop) {
    this(config, new HadoopFiles(hadoop));
  }

  RecordingProcessor(PreprocessConfig config, FileTree files) {
    this.config = config;
    this.files = files;
    this.sidecars = new SidecarReader(files);
  }

  /** Takes the rows of a recording; whatever it throws is no fault of the recording. */
  interface RowSink {
    void write(Object[] row) throws IOException;
  }

  /**
   * Does one recording.
   *
   * @param rows the table's columns
   * @param contract what the windows of the folder have in common
   * @param clock is told of the stages
   * @return what is known of the recording, not yet where its rows lie
   * @throws BadDataException when the recording cannot be used; no row may be kept then
   */
  Outcome.Finished process(
      RecordingTask task, RowSchema rows, Contract contract, StageClock clock, RowSink sink)
      throws IOException {
    try (OpenRecording open =
        OpenRecording.open(task.recording(), files, sidecars, config, clock)) {
      clock.enter("channels");
      ChannelLayout layout =
          ChannelLayout.of(
              open.where(), open.choice(), contract.channels(), config.channels().missing());
      SampleRate rate = SampleRate.ofHertz(contract.sampleRateHz());
      requireRate(open, layout, rate);
      clock.enter("windows");
      List<Stretch> stretches = new ArrayList<>();
      for (Segment segment : open.stretches()) {
        stretches.add(
            new Stretch(
                segment,
                StretchFilter.outputs(open.where(), config.filter(), layout, segment, rate)));
      }
      WindowPlan plan = WindowPlanner.plan(config.windows(), stretches, open.events(), rate);
      ArtifactBands bands = bands(open, layout);
      clock.enter("filter");
      List<SegmentSignal> signals = new ArrayList<>();
      List<float[][]> stored = new ArrayList<>();
      for (int i = 0; i < stretches.size(); i++) {
        int samples = Math.toIntExact(stretches.get(i).samples());
        float[][] target = buffers.rows(i, contract.channels().size(), samples);
        stored.add(target);
        signals.add(
            filter.filter(
                open.where(),
                open.recording(),
                stretches.get(i).segment(),
                layout,
                config.filter(),
                rate,
                bands,
                target,
                samples));
      }
      clock.enter("artifacts");
      BadChannels bad =
          new BadChannelFinder(config.artifacts(), bands, rate)
              .find(signals, channels(open, layout));
      List<WindowArtifacts> artifacts = measure(plan, signals, bad, bands, rate);
      clock.enter("reference");
      refer(open, layout, bad, stored, stretches);
      clock.enter("write");
      return write(task, rows, contract, open, layout, plan, stored, bad, artifacts, sink, clock);
    } finally {
      buffers.release();
    }
  }

  /** Without resampling every channel must have the folder's rate already. */
  private void requireRate(OpenRecording open, ChannelLayout layout, SampleRate rate) {
    for (ChannelLayout.Group group : layout.groups()) {
      if (config.rate().isEmpty() && !group.rate().equals(rate)) {
        int position = group.positions().get(0);
        throw open.where()
            .channel(position, open.recording().channels().get(position).name())
            .bad(
                "Cannot keep the recording's rate: rate must be that of the folder ("
                    + rate
                    + "), but was "
                    + group.rate()
                    + ". Set resample.rate, or leave the channel or the recording out.");
      }
    }
  }

  private ArtifactBands bands(OpenRecording open, ChannelLayout layout) {
    Optional<Double> line = config.lineHz().isPresent() ? config.lineHz() : open.lineHz();
    OptionalDouble lineHz =
        line.isPresent() ? OptionalDouble.of(line.get()) : OptionalDouble.empty();
    return ArtifactBands.of(config.artifacts(), lineHz, layout.lowestRate());
  }

  private EegChannels channels(OpenRecording open, ChannelLayout layout) {
    Set<String> marked = new HashSet<>(open.choice().bad());
    marked.retainAll(layout.names());
    layout.absent().forEach(row -> marked.add(layout.names().get(row)));
    Set<String> references = new HashSet<>();
    for (String name : config.recordedReference()) {
      if (name.equals("auto")) {
        open.reference().ifPresent(references::add);
      } else {
        references.add(name);
      }
    }
    references.retainAll(layout.names());
    return new EegChannels(layout.names(), marked, references);
  }

  private List<WindowArtifacts> measure(
      WindowPlan plan,
      List<SegmentSignal> signals,
      BadChannels bad,
      ArtifactBands bands,
      SampleRate rate) {
    WindowMeasurer measurer = new WindowMeasurer(config.artifacts(), bands, rate);
    List<WindowArtifacts> artifacts = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      List<PlannedWindow> windows = plan.inStretch(i);
      if (!windows.isEmpty()) {
        int[] starts =
            windows.stream().mapToInt(window -> Math.toIntExact(window.startSample())).toArray();
        artifacts.addAll(measurer.measure(signals.get(i), starts, windows.get(0).samples(), bad));
      }
    }
    return artifacts;
  }

  private void refer(
      OpenRecording open,
      ChannelLayout layout,
      BadChannels bad,
      List<float[][]> stored,
      List<Stretch> stretches) {
    int[] eeg = layout.eegRows();
    List<String> names = new ArrayList<>();
    for (int row : eeg) {
      names.add(layout.names().get(row));
    }
    Set<String> badNames = Set.copyOf(bad.names());
    for (int i = 0; i < stored.size(); i++) {
      float[][] rows = new float[eeg.length][];
      for (int e = 0; e < eeg.length; e++) {
        rows[e] = stored.get(i)[eeg[e]];
      }
      int samples = Math.toIntExact(stretches.get(i).samples());
      config.reference().apply(open.where(), names, badNames, rows, samples);
    }
  }

  private Outcome.Finished write(
      RecordingTask task,
      RowSchema rows,
      Contract contract,
      OpenRecording open,
      ChannelLayout layout,
      WindowPlan plan,
      List<float[][]> stored,
      BadChannels bad,
      List<WindowArtifacts> artifacts,
      RowSink sink,
      StageClock clock)
      throws IOException {
    RowMaker maker = new RowMaker(rows, contract, config.encoding(), task, bad.names());
    EventTimeline timeline = EventTimeline.of(open.events());
    List<String> labelNames =
        config.eventLabels().labels().stream().map(label -> label.name()).toList();
    WindowTally tally = new WindowTally(open.counts());
    plan.leftOut().forEach((reason, count) -> tally.count("left out " + reason.key(), count));
    tally.count("surplus channels", layout.surplus());
    tally.count("zero-filled channels", layout.absent().size());
    bad.counts().forEach((reason, count) -> tally.count("bad channel " + reason.key(), count));
    for (PlannedWindow window : plan.windows()) {
      WindowArtifacts found = artifacts.get(window.index());
      if (drops(found)) {
        tally.count("dropped", 1);
        continue;
      }
      Map<String, LabelValue> labels = new HashMap<>();
      window
          .event()
          .ifPresent(
              event -> labels.putAll(config.eventLabels().of(event, timeline, open.where())));
      sink.write(maker.row(window, stored.get(window.stretch()), found, labels));
      maker.clear(labelNames);
      tally.add(found);
    }
    return new Outcome.Finished(
        task.recording().id(),
        task.recording().dataset(),
        task.recording().subject(),
        task.recording().file().path(),
        task.key(),
        "",
        open.seconds(),
        plan.windows().size(),
        tally.written(),
        tally.clean(),
        tally.flags(),
        tally.counts(),
        bad.names().size(),
        task.bytes(),
        0,
        clock.seconds());
  }

  private boolean drops(WindowArtifacts artifacts) {
    return switch (config.drop()) {
      case NONE -> false;
      case FLAGGED -> Arrays.stream(ArtifactKind.values()).anyMatch(artifacts::flag);
      case UNCLEAN -> !artifacts.clean();
    };
  }
}
