package org.inion.ingest;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.inion.bids.SidecarReader;
import org.inion.dsp.artifact.ArtifactBands;
import org.inion.dsp.artifact.BadChannelFinder;
import org.inion.dsp.artifact.BadChannels;
import org.inion.dsp.artifact.EegChannels;
import org.inion.dsp.artifact.WindowMeasurer;
import org.inion.error.BadDataException;
import org.inion.file.FileTree;
import org.inion.signal.SampleRate;
import org.inion.table.Contract;
import org.inion.window.EventTimeline;
import org.inion.window.Stretch;
import org.inion.window.TrialWindows;
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
      SignalPlan signalPlan =
          new SignalPlan(
              open.where(), open.recording(), layout, config.filter(), bands(open, layout));
      clock.enter("windows");
      List<Stretch> stretches =
          open.stretches().stream()
              .map(part -> new Stretch(part, StretchFilter.outputs(signalPlan, part, rate)))
              .toList();
      WindowPlan windows = WindowPlanner.plan(config.windows(), stretches, open.events(), rate);
      clock.enter("filter");
      StretchSignals signals = new StretchSignals(filter, buffers, signalPlan, stretches, rate);
      List<StretchSignal> stored = signals.all();
      clock.enter("artifacts");
      BadChannels bad =
          new BadChannelFinder(config.artifacts(), signalPlan.bands(), signals.overviewRate())
              .find(stored.stream().map(StretchSignal::overview).toList(), channels(open, layout));
      WindowTally tally = tally(open, layout, windows, bad);
      RowMaker maker = new RowMaker(rows, contract, config.encoding(), task, bad.names());
      WindowMeasurer measurer = new WindowMeasurer(config.artifacts(), signalPlan.bands(), rate);
      WindowRows work =
          new WindowRows(config, open, layout, bad, measurer, maker, sink, clock, tally);
      clock.enter("filter");
      for (int i = 0; i < stored.size(); i++) {
        stored.get(i).forEachBatch(windows.inStretch(i), work);
      }
      clock.move("read", filter.takeReadSeconds());
      return finished(task, open, windows, bad, tally, clock);
    } finally {
      filter.takeReadSeconds();
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

  private WindowTally tally(
      OpenRecording open, ChannelLayout layout, WindowPlan windows, BadChannels bad) {
    WindowTally tally = new WindowTally(open.counts());
    if (config.windows() instanceof TrialWindows trials) {
      trials.trials().of(EventTimeline.of(open.events())).counts().forEach(tally::count);
    }
    windows.leftOut().forEach((reason, count) -> tally.count("left out " + reason.key(), count));
    tally.count("surplus channels", layout.surplus());
    tally.count("zero-filled channels", layout.absent().size());
    bad.counts().forEach((reason, count) -> tally.count("bad channel " + reason.key(), count));
    return tally;
  }

  private static Outcome.Finished finished(
      RecordingTask task,
      OpenRecording open,
      WindowPlan windows,
      BadChannels bad,
      WindowTally tally,
      StageClock clock) {
    return new Outcome.Finished(
        task.recording().id(),
        task.recording().dataset(),
        task.recording().subject(),
        task.recording().file().path(),
        task.key(),
        "",
        open.seconds(),
        windows.windows().size(),
        tally.written(),
        tally.clean(),
        tally.flags(),
        tally.counts(),
        open.findings(),
        bad.names().size(),
        task.bytes(),
        0,
        clock.seconds());
  }
}
