package org.inion.simulate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.inion.file.FileStore;
import org.inion.format.edf.EdfLayout;
import org.inion.format.edf.EdfSignal;
import org.inion.format.edf.EdfWriter;
import org.inion.simulate.head.Net;
import org.inion.stage.SparkStage;

/**
 * What a Spark task does with one recording: its files, or nothing where they are there already.
 */
final class RecordingWriter implements SparkStage.Work<RecordingOrder, MadeRecording> {
  private static final long serialVersionUID = 1L;
  private static final double NANOS = 1e9;

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
    String raw = order.place() + "_eeg" + simulation.format().extension();
    long bytes = bytes(simulation, script.seconds());
    if (files.tree().find(raw).isPresent()) {
      return new MadeRecording(script.seconds(), bytes, 0, MadeRecording.Kind.KEPT);
    }
    files.write(order.place() + "_events.tsv", script.events());
    files.write(order.place() + "_channels.tsv", RootText.channels());
    files.write(
        order.place() + "_eeg.json",
        RootText.recording(order.task(), simulation, script.seconds()));
    // The raw file comes last and whole: where it is, the recording is finished.
    String draft = Truth.folder(order.root()) + "/drafts/" + order.stem() + ".draft";
    write(draft, order, script);
    files.move(draft, raw);
    double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / NANOS;
    return new MadeRecording(script.seconds(), bytes, cpu, MadeRecording.Kind.MADE);
  }

  private void write(String path, RecordingOrder order, Script script) throws IOException {
    SignalMaker signal =
        new SignalMaker(simulation, order.person(), order.plan(simulation, script));
    try (EdfWriter writer =
        EdfWriter.open(files.create(path), layout(simulation, script.seconds()))) {
      for (int second = 0; second < script.seconds(); second++) {
        writer.write(signal.nextSecond());
      }
    }
  }

  private static EdfLayout layout(Simulation simulation, int seconds) {
    Simulation.Format format = simulation.format();
    List<EdfSignal> signals = new ArrayList<>();
    // One value is left out, so that 0 µV is exactly 0 and the reference is flat.
    int most = format.variant().largestDigital();
    for (String name : Net.names()) {
      signals.add(
          new EdfSignal(
              name,
              "uV",
              -format.rangeMicrovolts(),
              format.rangeMicrovolts(),
              -most,
              most,
              simulation.rateHz()));
    }
    return EdfLayout.continuous(format.variant(), BigDecimal.ONE, seconds, signals);
  }

  /** Size of the raw file, but for its header and its time stamps. */
  static long bytes(Simulation simulation, int seconds) {
    return (long) seconds
        * simulation.rateHz()
        * Net.ELECTRODES
        * simulation.format().variant().bytesPerSample();
  }
}
