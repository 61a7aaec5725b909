package org.inion.simulate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.file.FileStore;
import org.inion.format.ElectrodePlace;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingLayout;
import org.inion.format.SampleWriter;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.simulate.head.Net;
import org.inion.simulate.head.Point;
import org.inion.stage.SparkStage;

/**
 * What a Spark task does with one recording: its files, or nothing where they are there already.
 */
final class RecordingWriter implements SparkStage.Work<RecordingOrder, MadeRecording> {
  private static final long serialVersionUID = 1L;
  private static final double NANOS = 1e9;

  /** <b>Source</b>: EEGLAB's default for the radius of a head. */
  private static final double HEAD_MILLIMETRES = 85;

  private final Simulation simulation;
  private final FileStore files;

  RecordingWriter(Simulation simulation, FileStore files) {
    this.simulation = simulation;
    this.files = files;
  }

  @Override
  public MadeRecording apply(RecordingOrder order) throws IOException {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Script script = order.script(simulation, files.tree());
    List<String> extensions = simulation.format().extensions();
    String raw = order.place() + "_eeg";
    long bytes = bytes(simulation, script.seconds());
    if (files.tree().find(raw + extensions.get(0)).isPresent()) {
      return new MadeRecording(script.seconds(), bytes, 0, MadeRecording.Kind.KEPT);
    }
    files.write(order.place() + "_events.tsv", script.events());
    files.write(order.place() + "_channels.tsv", RootText.channels());
    files.write(
        order.place() + "_eeg.json",
        RootText.recording(order.task(), simulation, script.seconds()));
    // Its name is the final one: a header says how the files beside it are called.
    String draft = Truth.folder(order.root()) + "/drafts/" + order.stem() + "_eeg";
    write(draft, order, script);
    // The file that opens it comes last and whole: where it is, the recording is finished.
    for (int i = extensions.size() - 1; i >= 0; i--) {
      files.move(draft + extensions.get(i), raw + extensions.get(i));
    }
    double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / NANOS;
    return new MadeRecording(script.seconds(), bytes, cpu, MadeRecording.Kind.MADE);
  }

  private void write(String path, RecordingOrder order, Script script) throws IOException {
    RecordingPlan plan = order.plan(simulation, script);
    SignalMaker signal = new SignalMaker(simulation, order.person(), plan);
    try (SampleWriter writer =
        simulation.format().open(new RecordingFiles(files, path), layout(plan))) {
      for (int second = 0; second < script.seconds(); second++) {
        writer.write(signal.nextSecond());
      }
    }
  }

  private RecordingLayout layout(RecordingPlan plan) {
    SampleRate rate = new SampleRate(simulation.rateHz(), 1);
    List<Channel> channels = new ArrayList<>();
    Map<String, ElectrodePlace> places = new HashMap<>();
    for (int e = 0; e < Net.ELECTRODES; e++) {
      String name = Net.names().get(e);
      long samples = (long) plan.seconds() * simulation.rateHz();
      channels.add(new Channel(name, ChannelType.EEG, "uV", rate, samples));
      Point place = Net.place(e).times(HEAD_MILLIMETRES);
      places.put(name, new ElectrodePlace(place.x(), place.y(), place.z()));
    }
    return new RecordingLayout(
        channels,
        List.of(Segment.whole(plan.seconds())),
        plan.events(),
        places,
        Net.names().get(Net.CZ),
        Optional.empty());
  }

  /** Size of the raw files, but for what is not samples. */
  static long bytes(Simulation simulation, int seconds) {
    return (long) seconds
        * simulation.rateHz()
        * Net.ELECTRODES
        * simulation.format().bytesPerSample();
  }
}
