package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inion.dsp.LaneEngine;
import org.inion.dsp.SignalFilter;
import org.inion.dsp.UnfilteredTap;
import org.inion.error.Where;
import org.inion.file.LocalFiles;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.ingest.WholeIngest;
import org.inion.signal.Recording;
import org.inion.signal.SampleRate;
import org.inion.signal.SignalSource;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowColumns;

/** Single parts of the ingest, each ready to be measured. Memory is made beforehand. */
final class Parts {
  private static final int SPAN_SECONDS = 20;

  private Parts() {}

  /** EDF to float, span after span as the filter asks for it. */
  static Cost.Work reading(Path file, Shape shape) {
    float[][] signal = new float[shape.channels()][shape.samples()];
    return () -> read(file, signal);
  }

  private static void read(Path file, float[][] signal) throws IOException {
    try (Recording recording =
        RecordingFormats.all().open(new LocalFiles(), file.toString(), ReadPolicies.DEFAULT)) {
      int[] all = IntStream.range(0, recording.channels().size()).toArray();
      int span = (int) (SPAN_SECONDS * recording.channels().get(0).rate().hertz());
      int samples = signal[0].length;
      for (int start = 0; start < samples; start += span) {
        recording.read(all, start, Math.min(span, samples - start), signal, start);
      }
    }
  }

  /** Filter and decimation alone, from memory to memory. */
  static Cost.Work filtering(Path file, Shape shape, LaneEngine engine) throws IOException {
    float[][] input = new float[shape.channels()][shape.samples()];
    read(file, input);
    SampleRate rate = SampleRate.ofHertz(shape.rateHz());
    SignalFilter filter = new SignalFilter(PeerSteps.filter(rate), engine);
    float[][] output = new float[shape.channels()][filter.outputs(shape.samples())];
    SignalSource source = new InMemory(rate, input);
    return () -> filter.filter(Where.file("memory"), source, output, UnfilteredTap.none());
  }

  /** The rows of a recording, each with its own signal. */
  static List<Object[]> rows(WholeIngest ingest, Path file) throws IOException {
    int signal = ingest.schema().position(WindowColumns.SIGNAL);
    List<Object[]> rows = new ArrayList<>();
    ingest.run(
        file,
        row -> {
          Object[] kept = row.clone();
          kept[signal] = ((byte[]) row[signal]).clone();
          rows.add(kept);
        });
    return rows;
  }

  /** Rows into a new Parquet file. */
  static Cost.Work writing(WholeIngest ingest, List<Object[]> rows, Path file) {
    return () -> {
      try (WholeIngest.RowFile to = ingest.create(file)) {
        for (Object[] row : rows) {
          to.accept(row);
        }
      }
      Files.delete(file);
    };
  }

  /** MB of float32 in the windows of a recording. */
  static double megabytes(int windows, Shape shape) {
    return 1e-6
        * windows
        * SignalEncoding.FLOAT32.bytes(shape.channels(), PeerSteps.WINDOW_SAMPLES);
  }

  /** Samples that are in memory already. */
  private static final class InMemory implements SignalSource {
    private final SampleRate rate;
    private final float[][] signal;

    InMemory(SampleRate rate, float[][] signal) {
      this.rate = rate;
      this.signal = signal;
    }

    @Override
    public SampleRate rate() {
      return rate;
    }

    @Override
    public int channels() {
      return signal.length;
    }

    @Override
    public long samples() {
      return signal[0].length;
    }

    @Override
    public void read(long start, int length, float[][] target, int offset) {
      for (int c = 0; c < signal.length; c++) {
        System.arraycopy(signal[c], (int) start, target[c], offset, length);
      }
    }
  }
}
