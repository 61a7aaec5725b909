package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.inion.file.FileStore;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingLayout;
import org.inion.format.SampleWriter;
import org.inion.ingest.HadoopStore;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.simulate.RawFormat;

/**
 * A simulated recording of the kind that the peers' generator makes, for where Python is absent:
 * sixteen sources whose power falls with frequency, alpha, blinks in front, mains hum, white noise,
 * bursts of muscle, and a flat last channel.
 */
final class SimulatedRecording {
  private static final int SOURCES = 16;

  private final Shape shape;
  private final SplittableRandom random;
  private final double[][] mixing;
  private final double[] hum;
  private final double[] slow = new double[SOURCES];
  private final double[] fast = new double[SOURCES];
  private int second;

  SimulatedRecording(Shape shape, long seed) {
    this.shape = shape;
    random = new SplittableRandom(seed);
    mixing = new double[shape.channels()][SOURCES];
    hum = new double[shape.channels()];
    for (int c = 0; c < shape.channels(); c++) {
      for (int s = 0; s < SOURCES; s++) {
        mixing[c][s] = random.nextGaussian();
      }
      hum[c] = random.nextDouble(0.3, 4);
    }
  }

  /**
   * Writes a recording.
   *
   * @param path up to its extension
   */
  static void write(Path path, RawFormat format, Shape shape, long seed) throws IOException {
    SimulatedRecording signal = new SimulatedRecording(shape, seed);
    try (SampleWriter writer = writer(path, format, shape)) {
      for (int second = 0; second < shape.seconds(); second++) {
        writer.write(signal.nextSecond());
      }
    }
  }

  /**
   * A writer of blocks of one second.
   *
   * @param path up to the recording's extension
   */
  static SampleWriter writer(Path path, RawFormat format, Shape shape) throws IOException {
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < shape.channels(); c++) {
      String name = c == shape.channels() - 1 ? "Cz" : "E" + (c + 1);
      SampleRate rate = SampleRate.ofHertz(shape.rateHz());
      channels.add(new Channel(name, ChannelType.EEG, "uV", rate, shape.samples()));
    }
    RecordingLayout layout =
        new RecordingLayout(
            channels,
            List.of(Segment.whole(shape.seconds())),
            List.of(),
            Map.of(),
            "",
            Optional.empty());
    FileStore files = new HadoopStore(new Configuration());
    return format.open(new RecordingFiles(files, path.toString()), layout);
  }

  /** <b>Shape</b>: {@code [channels][rate]}. <b>Unit</b>: µV. */
  float[][] nextSecond() {
    float[][] signal = new float[shape.channels()][shape.rateHz()];
    int blinkAt = random.nextInt(3) == 0 ? random.nextInt(shape.rateHz()) : Integer.MAX_VALUE;
    int burst = random.nextInt(15) == 0 ? random.nextInt(shape.channels()) : -1;
    double[] sources = new double[SOURCES];
    for (int i = 0; i < shape.rateHz(); i++) {
      double seconds = second + (double) i / shape.rateHz();
      advance(sources);
      double alpha = Math.sin(2 * Math.PI * 10.2 * seconds) * (1 + Math.sin(seconds));
      double line = Math.sin(2 * Math.PI * 60 * seconds);
      double blinkPart = (i - blinkAt) / (0.35 * shape.rateHz());
      double blink =
          blinkPart >= 0 && blinkPart <= 1 ? 0.5 - 0.5 * Math.cos(2 * Math.PI * blinkPart) : 0;
      for (int c = 0; c < shape.channels() - 1; c++) {
        double back = (double) c / shape.channels();
        double value = 2 * random.nextGaussian() + hum[c] * line + 6 * back * alpha;
        for (int s = 0; s < SOURCES; s++) {
          value += mixing[c][s] * sources[s];
        }
        value += 180 * (1 - back) * blink + (c == burst ? 150 * random.nextGaussian() : 0);
        signal[c][i] = (float) value;
      }
    }
    second++;
    return signal;
  }

  /** Two leaks of different rates on each source: power that falls with frequency. */
  private void advance(double[] sources) {
    for (int s = 0; s < SOURCES; s++) {
      double noise = random.nextGaussian();
      slow[s] += 0.004 * -slow[s] + 0.3 * noise;
      fast[s] += 0.1 * -fast[s] + 0.5 * noise;
      sources[s] = slow[s] + fast[s];
    }
  }
}
